"""A Vertex AI on loopback: Veo's operations, a bucket, and Lyria (https://docs.cloud.google.com)."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from aiohttp import web
from PIL import Image

from longtake.capabilities.catalogue import Entry
from longtake.film.picture import size_for
from longtake.providers._catalogue import entry
from longtake.testing.fakes.counter import KEY, Denied, Fake, Route, body_of
from longtake.testing.fakes.shop import Sale, Wish

_WRONG: Final = {
    "limited": (429, "RESOURCE_EXHAUSTED", "Quota exceeded for online_prediction_requests"),
    "refuse-input": (400, "INVALID_ARGUMENT", "The prompt violates our usage guidelines"),
    "no-credit": (403, "PERMISSION_DENIED", "This API method requires billing to be enabled."),
    "bad-key": (401, "UNAUTHENTICATED", "Request had invalid authentication credentials."),
    "model-gone": (404, "NOT_FOUND", "Publisher Model was not found"),
    "invalid": (400, "INVALID_ARGUMENT", "Request contains an invalid argument."),
    "unknown-job": (404, "NOT_FOUND", "Operation not found"),
    "broken-500": (500, "INTERNAL", "Internal error encountered."),
    "busy-503": (503, "UNAVAILABLE", "The service is currently unavailable."),
}
_REASONS: Final = {"no-credit": "BILLING_DISABLED"}
_FILTERED: Final = "The generated videos were filtered by our policies. Support codes: 58061214"
_OVER: Final = ("done", "failed", "refused", "cancelled")
_MODEL: Final = "projects/{project}/locations/{location}/publishers/google/models/{model}"
_PLACE: Final = f"/v1beta1/{_MODEL}"
_CLIP: Final = 32.8
"""Seconds of Lyria's clips."""
_LINES: Final = 144
"""Short side of the clips that are handed over, for the sake of the tests' time."""


class Vertex(Fake):
    """Operations."""

    provider = "vertex"
    free = ("/v1beta1/publishers/google/models/{model}",)

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("POST", f"{_PLACE}:predictLongRunning", self._render),
            ("POST", f"{_PLACE}:fetchPredictOperation", self._operation),
            ("POST", f"/v1/{_MODEL}:predict", self._compose),
            ("GET", "/storage/v1/b/{bucket}/o/{name:.+}", self._object),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {
            "GOOGLE_VERTEX_BASE_URL": url,
            "GOOGLE_APPLICATION_CREDENTIALS": KEY,
            "GOOGLE_CLOUD_PROJECT": "harbour",
            "GOOGLE_CLOUD_LOCATION": "us-central1",
            "STORAGE_EMULATOR_HOST": url,
        }

    def wrong(self, why: str) -> web.Response:
        """Give an error as Google tells it."""
        status, name, text = _WRONG[why]
        error: dict[str, Any] = {"code": status, "message": text, "status": name}
        if why in _REASONS:
            kind = "type.googleapis.com/google.rpc.ErrorInfo"
            error["details"] = [{"@type": kind, "reason": _REASONS[why]}]
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        return web.json_response({"error": error}, status=status, headers=headers)

    async def _render(self, request: web.Request) -> web.StreamResponse:
        body, model = await body_of(request), request.match_info["model"]
        self.price(model)
        wish = self._wish(entry(self.provider, model), body)
        place = request.path.removeprefix("/v1beta1/").partition(":")[0]

        def sold(sale: Sale) -> web.Response:
            return web.json_response({"name": f"{place}/operations/{sale.id}"})

        return await self.sell(request, wish, sold)

    def _wish(self, sold: Entry, body: dict[str, Any]) -> Wish:
        (asked,), said = body["instances"], body["parameters"]
        pictures = [role for role in ("image", "lastFrame") if _pictured(asked.get(role))]
        if (
            not asked["prompt"]
            or said["sampleCount"] != 1
            or said["durationSeconds"] not in (4, 6, 8)
            or said["aspectRatio"] not in sold.ratios
            or said["resolution"] not in sold.tiers
            or said["seed"] not in range(2**32)
            or pictures == ["lastFrame"]
            or not said.get("storageUri", "gs://").startswith("gs://")
        ):
            raise Denied(self.wrong("invalid"))
        return Wish(
            "video",
            sold.name,
            asked["prompt"],
            seconds=said["durationSeconds"],
            size=size_for(said["aspectRatio"], _LINES),
            seed=said["seed"],
            pictures=tuple({"image": "first", "lastFrame": "last"}[role] for role in pictures),
            usd=said["durationSeconds"] * sold.tiers[said["resolution"]],
            body=body,
        )

    async def _compose(self, request: web.Request) -> web.StreamResponse:
        body, model = await body_of(request), request.match_info["model"]
        usd, (asked,) = self.price(model), body["instances"]
        counted = body["parameters"].get("sample_count")
        if not asked["prompt"] or ("seed" in asked) == (counted is not None):
            raise Denied(self.wrong("invalid"))
        wish = Wish(
            "music",
            model,
            asked["prompt"],
            seconds=_CLIP,
            seed=asked.get("seed"),
            usd=usd,
            body=body,
        )
        return await self.sell(request, wish, self._composed)

    def _composed(self, sale: Sale) -> web.Response:
        if sale.fault == "refuse-output":
            return web.json_response({"predictions": []})
        clip = {"audioContent": b64encode(sale.content()).decode(), "mimeType": "audio/wav"}
        return web.json_response({"predictions": [clip], "model": sale.wish.model})

    async def _operation(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        name = (await body_of(request))["operationName"]
        sale = self.shop.sales.get(name.rpartition("/")[2])
        if sale is None:
            raise Denied(self.wrong("unknown-job"))
        sale.looks += 1
        told: dict[str, Any] = {"name": name}
        if sale.stage in _OVER:
            told |= {"done": True, **self._end(sale)}
        elif sale.stage == "odd":
            told["metadata"] = {"state": "PONDERING"}
        return web.json_response(told)

    def _end(self, sale: Sale) -> Mapping[str, Any]:
        """Give what an operation ends in."""
        match sale.stage:
            case "failed":
                return {"error": {"code": 13, "message": "Video generation failed"}}
            case "cancelled":
                return {"error": {"code": 1, "message": "The operation was cancelled"}}
            case "refused":
                told = {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": [_FILTERED]}
                return {"response": told}
        return {"response": {"videos": [{"mimeType": "video/mp4", **self._film(sale)}]}}

    def _film(self, sale: Sale) -> Mapping[str, str]:
        place = sale.wish.body["parameters"].get("storageUri")
        if place:
            return {"gcsUri": f"{place}{sale.id}/sample_0.mp4"}
        return {"bytesBase64Encoded": b64encode(sale.content()).decode()}

    async def _object(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        bucket, name = request.match_info["bucket"], request.match_info["name"]
        place, _, number = f"gs://{bucket}/{name}".removesuffix("/sample_0.mp4").rpartition("/")
        sale = self.shop.sales.get(number)
        mine = sale and sale.wish.body["parameters"]["storageUri"] == f"{place}/"
        if not mine or request.query.get("alt") != "media":
            raise Denied(self.wrong("unknown-job"))
        request.match_info["id"] = number
        return await self._file(request)


def _pictured(held: Mapping[str, str] | None) -> bool:
    """Say whether there is a picture; raises for what is none."""
    if held is None:
        return False
    data = b64decode(held["bytesBase64Encoded"].translate(_PLAIN), validate=True)
    return held["mimeType"] == f"image/{Image.open(BytesIO(data)).format}".lower()


_PLAIN: Final = str.maketrans("-_", "+/")
