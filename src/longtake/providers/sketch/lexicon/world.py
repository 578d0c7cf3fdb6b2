"""English words for places, hours, weathers, seasons and looks: each staging word, and its names."""

# ruff: noqa: E501, SIM905 - tables of words read best as text

PLACES = {
    "sea": "sea, ocean, open sea, high seas, open ocean, waves, swell, horizon, atlantic, pacific, "
    "at sea, out to sea, seas, oceans, aboard, on deck, on board, open water, deck of a ship, deck",
    "coast": "coast, beach, shore, seashore, seaside, cliff, cliffs, sand dunes by the sea, bay, "
    "coastline, lagoon, headland, surf, sandy beach, waterfront, cove, island, islands, rocks, "
    "tropical island, desert island, shoreline, sea cliffs, sandcastle",
    "lighthouse": "lighthouse, coast with a lighthouse, light house, beacon, lantern room, "
    "lighthouse gallery, lighthouse stairs, foot of the lighthouse, lighthouse coast",
    "harbour": "harbour, harbor, port, dock, docks, marina, pier, quay, wharf, jetty, shipyard, "
    "fishing village, ferry terminal",
    "underwater": "underwater, under water, under the sea, undersea, sea floor, seabed, ocean floor, "
    "coral reef, reef, deep sea, sunken, the depths, shipwreck, aquarium, beneath the waves, "
    "below the surface, sunken city, atlantis, sea bed, bottom of the sea, kelp forest",
    "river": "river, lake, stream, pond, creek, canal, riverbank, lakeside, lakeshore, brook, "
    "waterfall, waterfalls, swamp, wetland, marsh, river bank, lake shore, delta, fjord, rapids",
    "mountains": "mountains, mountain, peak, summit, ridge, alps, himalaya, hills, valley, canyon, "
    "volcano, mountain pass, mountain top, mountaintop, cliff edge, glacier, highlands, hill, "
    "hilltop, mountain trail, ravine, gorge, rocky peak, everest, mountainside",
    "forest": "forest, woods, woodland, grove, forest path, forest clearing, clearing, birch forest, "
    "pine forest, enchanted forest, treetops, bamboo forest, forest floor, wood of birches, copse, "
    "treehouse, campsite, campfire, redwoods",
    "jungle": "jungle, rainforest, rain forest, tropical forest, mangroves, amazon, tropics",
    "desert": "desert, dunes, dune, sahara, sand dunes, oasis, wasteland, badlands, mesa, pyramids, "
    "savanna, savannah, outback, salt flat, salt flats, steppe, egypt, gobi, arid plain",
    "field": "field, fields, meadow, meadows, farm, prairie, pasture, farmland, countryside, wheat, "
    "wheat field, cornfield, grassland, plain, plains, vineyard, lavender field, flower field, "
    "barn, farmyard, ranch, moor, rice field, paddy, sunflower field, barley, hay, orchard in bloom",
    "garden": "garden, backyard, back yard, greenhouse, orchard, courtyard, flower bed, "
    "vegetable patch, botanical garden, garden shed, lawn, patio, terrace, rose garden, zen garden, "
    "balcony, conservatory, front yard",
    "park": "park, playground, city park, fairground, amusement park, carnival, "
    "zoo, picnic, central park, funfair, circus, skatepark, avenue of trees",
    "snow": "snowfield, arctic, antarctica, antarctic, tundra, north pole, south pole, ice field, "
    "frozen lake, ski slope, snowy mountain, snowy mountains, snowy plain, igloo, iceberg, icebergs, "
    "snowy forest, ice cave, snowdrift, winter wonderland, frozen sea, ice floe, pack ice, slope, "
    "ski resort, snowscape",
    "road": "road, highway, motorway, freeway, route, country road, coastal road, mountain road, "
    "asphalt, racetrack, race track, track, bridge, crossroads, gas station, petrol station, "
    "railway, railroad, rails, train tracks, winding road, desert road, coast road, tunnel, lane",
    "city": "city, town, skyline, metropolis, downtown, megacity, skyscrapers, new york, manhattan, "
    "tokyo, london, paris, berlin, shanghai, hong kong, futuristic city, cityscape, urban, cities, "
    "dubai, lisbon, rome, madrid, barcelona, amsterdam, vienna, prague, istanbul, "
    "cairo, bangkok, sydney, brooklyn, boston, moscow, beijing, kyoto, osaka, delhi, milan, munich, "
    "hamburg, lyon, buenos aires, mexico city, rio, rio de janeiro, budapest, copenhagen, stockholm, "
    "oslo, helsinki, dublin, edinburgh, athens, warsaw, big city, mumbai, seoul, singapore, chicago, san francisco, los angeles",
    "rooftop": "rooftop, roof, rooftops, roof terrace, roofs, helipad, roof garden, chimney tops",
    "street": "street, streets, alley, alleyway, sidewalk, pavement, boulevard, crosswalk, corner, "
    "avenue, bus stop, intersection, side street, neon street, square, plaza, town square, kerb, "
    "shop window, storefront, crossing, lamp post, doorway, cobblestones, chinatown",
    "market": "market, bazaar, marketplace, fair, market stall, stalls, farmers market, night market, "
    "supermarket, souk, fish market, shop, store, grocery store, flower market, street market, "
    "christmas market, mall, shopping centre, boutique, food stall",
    "village": "village, hamlet, cottage, villages, small town, old town, house, farmhouse, "
    "suburb, suburbs, neighbourhood, neighborhood, hut, cabin, log cabin, church, monastery, "
    "chapel, mountain village, temple, shrine, windmill, mill, cemetery, graveyard",
    "room": "room, living room, parlour, parlor, hall, corridor, hallway, fireplace, sofa, couch, "
    "apartment, flat, home, house interior, lounge, mansion, hotel, hotel room, attic, hospital, "
    "museum, gallery, lobby, staircase, indoors, interior, sitting room, dining room, cellar, "
    "basement, nursery, waiting room, armchair, hearth, bar, restaurant, theatre box, tavern, pub, "
    "inside the house, by the window, elevator, prison cell",
    "bedroom": "bedroom, bed, pillow, child's room, bunk bed, bathroom, bath, dressing room, "
    "hospital bed, nursery room, bedside, kids' room, mirror in the bedroom, shower",
    "kitchen": "kitchen, stove, oven, bakery, restaurant kitchen, kitchen table, kitchen counter, "
    "breakfast table, cookery, countertop, pizzeria",
    "office": "office, desk, meeting room, workplace, boardroom, cubicle, co-working space, "
    "conference room, start-up, startup, open-plan office, newsroom, control room, bank, home office, "
    "police station",
    "school": "school, classroom, university, college, blackboard, lecture hall, schoolyard, campus, "
    "kindergarten, chalkboard",
    "library": "library, bookshop, bookstore, archive, study, reading room, bookshelves, bookshelf, "
    "old library, shelves of books, antiquarian bookshop",
    "workshop": "workshop, garage, factory, studio workshop, forge, smithy, atelier, workbench, "
    "toolshed, clockmaker's shop, watchmaker's shop, pottery, assembly line, shed, warehouse, "
    "toy shop, toyshop, carpenter's shop, hangar, clock shop, antique shop, mine, bench vice",
    "laboratory": "laboratory, lab, research station, clean room, observatory, test tubes, "
    "science lab, server room, data centre, data center, operating room, planetarium",
    "cafe": "cafe, café, coffee shop, coffeehouse, coffee house, diner, bistro, tea house, teahouse, "
    "pastry shop, ice cream parlour, espresso bar, tearoom",
    "stage": "stage, concert, theatre, theater, opera, concert hall, nightclub, club, dance floor, "
    "spotlight, ballroom, jazz club, podium, runway, catwalk, opera house, cinema, orchestra pit, "
    "music hall, circus ring, ballet hall, festival stage",
    "stadium": "stadium, arena, football pitch, football field, soccer field, pitch, basketball court, "
    "tennis court, running track, ballpark, race course, olympic stadium, court, baseball field, "
    "finish line, grandstand, soccer pitch, hockey rink",
    "gym": "gym, fitness studio, boxing ring, weight room, yoga studio, dojo, swimming pool, "
    "fitness club, gymnasium, dance studio, climbing gym, treadmill, boxing gym, ballet studio",
    "studio": "studio, white background, seamless background, photo studio, backdrop, product table, "
    "plinth, pedestal, plain background, studio light, cyclorama, marble plinth, stone pedestal, "
    "sweep of paper, seamless backdrop, black background, velvet",
    "castle": "castle, palace, fortress, throne room, throne, ruins, ruin, citadel, battlements, "
    "great hall, medieval hall, dungeon, keep, ramparts, knight's hall, ancient ruins, drawbridge, "
    "kingdom, chateau, abbey",
    "cave": "cave, cavern, grotto, underground, crystal cave, dragon's lair, lair, catacombs, tomb, "
    "den, burrow",
    "sky": "sky, clouds, above the clouds, air, in the air, skies, cloudscape, among the clouds, "
    "high above, heavens, cockpit, stratosphere, mid-air, cabin of a plane, over the clouds",
    "space": "space, outer space, orbit, galaxy, space station, spaceship interior, cosmos, universe, "
    "starship bridge, nebula, milky way, deep space, asteroid, asteroid belt, solar system, "
    "interstellar space, spacewalk, stars of space, the void, black hole, space capsule",
    "planet": "mars, alien planet, lunar surface, on the moon, moon surface, moon base, alien world, "
    "alien landscape, martian, distant planet, other planet, mars colony, crater, red planet, "
    "lunar base, exoplanet, strange planet, surface of the moon, surface of mars, another planet",
    "abstract": "abstract, abstract space, void of colour, colour field, dream world, gradient",
}
"""What a staging place is called. The first name is the place's own."""

HIDDEN = frozenset(
    "waves, bed, desk, corner, court, track, wood, air, home, house, bar, club, square, flat, hall, "
    "shop, store, fair, bridge, church, keep, deck, pot, rocks, bay, port, plain, study, stage, "
    "route, slope, den, mine, lane, void, hill, temple, cottage, campfire, barn, island, windmill, "
    "waterfall, iceberg, volcano, stars, horizon, cell, spotlight, urban, crossing, peak, sunken, "
    "wheat, velvet, roofs, roof, mirror, clouds, sofa, throne, circus, throne room, pedestal, pitch, "
    "ruin, surf, picnic, sandcastle, park, kingdom, stall, hay, shower, bath, pillow, armchair, "
    "igloo, museum, oven, stove, swell, bank, castle, palace, lighthouse".split(", ")
)
"""Names of places that are as often a thing: they count where a preposition stands before them."""

PART_OF = {
    "lighthouse": "lighthouse tower rock wave cottage",
    "coast": "wave rock",
    "sea": "wave",
    "harbour": "wave anchor",
    "underwater": "wave rock",
    "river": "wave waterfall bridge",
    "mountains": "rock volcano grass",
    "forest": "tree pine birch bush leaf grass mushroom",
    "jungle": "tree palm leaf bush",
    "desert": "rock cactus",
    "field": "grass bush barn flower",
    "garden": "flower bush grass",
    "park": "tree bush grass",
    "snow": "pine snowman",
    "road": "bridge rock",
    "city": "skyscraper tower bridge house",
    "rooftop": "tower skyscraper house",
    "street": "house shop lamp",
    "market": "shop",
    "village": "house cottage church windmill tower",
    "room": "window door chair table lamp painting",
    "bedroom": "bed window door lamp",
    "kitchen": "table window plate",
    "office": "table window chair computer",
    "school": "table chair window",
    "library": "book table window lamp",
    "workshop": "table hammer gear factory",
    "laboratory": "table",
    "cafe": "table chair window cup",
    "stage": "lamp",
    "castle": "castle tower",
    "cave": "rock crystal",
    "sky": "cloud sun",
    "space": "star planet sun",
    "planet": "rock planet",
}
"""Kinds of things that a place's own scenery shows, so that no figure doubles them."""

TIMES = {
    "dawn": "dawn, sunrise, daybreak, first light, early morning, break of day, sun rises, "
    "sun is rising, before sunrise",
    "morning": "morning, in the morning, breakfast time, mornings, mid-morning",
    "day": "day, daytime, noon, midday, afternoon, daylight, broad daylight, sunny day, by day, "
    "lunchtime, bright day",
    "golden": "golden hour, late afternoon, sunset, sundown, magic hour, evening sun, evening light, "
    "golden light, sunsets, setting sun, sun sets, low sun, golden",
    "dusk": "dusk, twilight, evening, blue hour, nightfall, in the evening, gloaming, at evening, "
    "last light",
    "night": "night, midnight, at night, moonlight, moonlit, starry night, night sky, nighttime, "
    "starlit, tonight, by night, after dark, starry sky, under the stars, under the moon, by moonlight, stars, moonrise, "
    "nights, nocturnal, northern lights, aurora borealis, starlight, past midnight, late at night, "
    "full moon, night-time, overnight",
}
WEATHERS = {
    "clear": "clear, sunny, clear sky, sunshine, cloudless, bright, blue sky, fair weather, calm sea, "
    "clear weather, clears",
    "cloudy": "cloudy, overcast, grey sky, gray sky, clouds gather, dull weather",
    "rain": "rain, rainy, raining, drizzle, downpour, rainfall, rain-soaked, in the rain, wet streets, "
    "monsoon, showers, raindrops, rains, umbrella weather, rain-slicked",
    "storm": "storm, stormy, thunderstorm, thunder, lightning, tempest, hurricane, gale, typhoon, "
    "rough sea, squall, storms, raging sea, tornado",
    "snow": "snowfall, snowing, snowy, blizzard, snowstorm, snowflakes, flurries, sleet, it snows, "
    "falling snow, snow falls, frost, snow",
    "fog": "fog, foggy, mist, misty, haze, hazy, smog, fogbound, smoke-filled, mists",
    "wind": "wind, windy, breeze, gust, gusty, breezy, windswept, sandstorm, winds",
}
SEASONS = {
    "spring": "spring, springtime, blossom, blossoms, cherry blossom, cherry blossoms, april, may day",
    "summer": "summer, summertime, july, august, midsummer, summers",
    "autumn": "autumn, fall foliage, autumnal, october, november, falling leaves, autumn leaves, "
    "halloween, harvest, in the fall, fall leaves",
    "winter": "winter, wintry, december, january, christmas, xmas, icy, winters, wintertime, frozen",
}
LOOKS = {
    "natural": "natural, realistic, photorealistic, documentary, naturalistic, live action, realism",
    "watercolour": "watercolour, watercolor, aquarelle, gouache, painterly, painted, "
    "oil painting, picture book, storybook, hand-painted, children's book, ghibli, impressionist, "
    "ink wash, sumi-e",
    "noir": "noir, film noir, black and white, black-and-white, monochrome, b&w, expressionist",
    "neon": "neon, cyberpunk, synthwave, vaporwave, neon-lit, blade runner, tron, futuristic, "
    "retrowave, neon lights, sci-fi, holographic, science fiction",
    "pastel": "pastel, pastels, soft colours, soft colors, candy-coloured, wes anderson, cute, kawaii, "
    "pastel colours, pastel colors",
    "vintage": "vintage, retro, sepia, super 8, old film, 1920s, 1930s, 1940s, 1950s, 1960s, 1970s, "
    "1980s, faded, nostalgic, 16mm, polaroid, 8mm, seventies, fifties, art deco, vhs, silent film",
    "luxury": "luxury, luxurious, elegant, premium, high-end, sophisticated, opulent, glamorous, "
    "refined, exclusive, haute couture, sumptuous, upscale, timeless",
    "energetic": "energetic, vibrant, dynamic, bold, high-energy, sporty, bright colours, punchy, "
    "bright colors, colourful, colorful, saturated, fast-paced, explosive, upbeat, lively, hype",
    "minimal": "minimal, minimalist, minimalistic, clean, simple, bauhaus, understated, sleek, flat, "
    "flat design, scandinavian, pared-down",
    "dark": "dark, horror, gothic, moody, grim, sinister, eerie, spooky, scary, gloomy, ominous, "
    "creepy, low-key, thriller, brooding, macabre",
    "dreamy": "dreamy, dreamlike, ethereal, surreal, magical, fairytale, fairy tale, fairy-tale, "
    "whimsical, fantasy, soft focus, enchanted, romantic, mystical, poetic",
    "comic": "comic, comic book, cartoon, anime, manga, pop art, graphic novel, cartoonish, "
    "animated, claymation, stop motion, pixar, disney, cel-shaded, 3d animation",
    "cinematic": "cinematic, epic, film look, anamorphic, movie, blockbuster, widescreen, teal and "
    "orange, dramatic, imax, 35mm, filmic, moviemaking",
}
