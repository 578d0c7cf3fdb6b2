"""English names of everybody and everything that can be drawn: kind to its names.

`name/words` adds words to the figure's look: `fisherman/fisherman`.
"""

# ruff: noqa: E501, SIM905 - tables of words read best as text

PEOPLE = {
    "man": "man, gentleman, guy, bloke, fellow, father, dad, daddy, husband, uncle, brother, "
    "boyfriend, male, lad, king/king, emperor/emperor, prince/prince, monk/monk, priest/priest, "
    "fisherman/fisherman, fireman/firefighter, policeman/policeman, businessman/businessman, "
    "postman/postman, mailman/postman, cowboy/cowboy, groom/groom, viking/warrior beard, lord, "
    "waiter/waiter, butler/waiter, samurai/warrior, blacksmith/blacksmith, "
    "craftsman/carpenter, actor, salesman/businessman, son, milkman, "
    "snowboarder/skier, sheriff/cowboy, barber, men",
    "woman": "woman, lady, girlfriend, mother, mom, mum, mummy, mommy, wife, aunt, sister, female, "
    "queen/queen, empress/queen, princess/princess, actress, ballerina/ballerina, bride/bride, "
    "businesswoman/businesswoman, policewoman/police, waitress/barista, goddess/queen, witch/witch, "
    "nun/priest, heroine, daughter, fisherwoman/fisher, mermaid/long hair, fairy/dress wavy hair, "
    "nurse/nurse, seamstress/tailor, women, florist/gardener, geisha/kimono bun",
    "boy": "boy, little boy, schoolboy/backpack, teenage boy, small boy, young boy, boys",
    "girl": "girl, little girl, schoolgirl/backpack, teenage girl, small girl, young girl, girls, "
    "granddaughter",
    "child": "child, kid, kids, children, toddler, youngster, teenager, grandchild, pupil/backpack, "
    "schoolchild/backpack, grandson, little one",
    "baby": "baby, infant, newborn, babies",
    "old_man": "old man, grandfather, grandpa, granddad, elderly man, old gentleman, old sailor/sailor, "
    "old fisherman/fisherman, old wizard/wizard, elder, pensioner, hermit, old monk/monk, "
    "old farmer/farmer, old soldier/soldier",
    "old_woman": "old woman, grandmother, grandma, granny, elderly woman, old lady, nan, widow, crone",
    "couple": "couple, lovers, newlyweds, two lovers, husband and wife, pair of lovers",
    "family": "family, parents, families, parents and child",
    "crowd": "crowd, people, audience, mob, group of people, passers-by, spectators, crowds, protesters, "
    "team, army, soldiers, dancers, villagers, passengers, commuters, friends, fans, travellers, "
    "pedestrians, orchestra, band, guests, customers, shoppers, students, workers, townspeople, "
    "colleagues, tourists, choir, onlookers, nobody",
    "robot": "robot, android, cyborg, droid, automaton, mech, machine man, bot, robots, "
    "maintenance robot, small robot",
    "astronaut": "astronaut, cosmonaut, spaceman, space explorer, astronauts, spacewoman",
    "knight": "knight, paladin, crusader, knights, gladiator",
    "wizard": "wizard, sorcerer, magician, mage, druid, warlock, sorceress, merlin, alchemist",
    "ghost": "ghost, spirit, phantom, spectre, specter, apparition, ghosts, spirits",
    "monster": "monster, beast, creature, demon, troll, ogre, yeti, goblin, alien, kaiju, zombie, "
    "vampire, aliens, creatures, monsters, giant",
    "person": "person, somebody, someone, figure, stranger, traveller/traveller, traveler/traveler, "
    "keeper/keeper, lighthouse keeper/keeper, lightkeeper/keeper, captain/captain, sailor/sailor, "
    "seafarer/sailor, fisher/fisher, chef/chef, cook/cook, baker/baker, barista/barista, "
    "doctor/doctor, scientist/scientist, researcher/scientist, chemist/scientist, "
    "inventor/inventor, engineer/engineer, builder/builder, mechanic/mechanic, worker/worker, "
    "teacher/teacher, professor/professor, librarian/librarian, soldier/soldier, officer/officer, "
    "police officer/police, guard/guard, courier/courier, messenger/courier, "
    "firefighter/firefighter, pilot/pilot, aviator/aviator, warrior/warrior, pirate/pirate, "
    "detective/detective, spy/spy, secret agent/spy, farmer/farmer, gardener/gardener, "
    "musician/musician, violinist/violinist, guitarist/guitarist, pianist/violinist, singer/singer, "
    "drummer/musician, painter/painter, artist/artist, potter/potter, watchmaker/watchmaker, "
    "clockmaker/watchmaker, jeweller/watchmaker, carpenter/carpenter, tailor/tailor, dancer/dancer, "
    "runner/runner, jogger/runner, sprinter/runner, athlete/athlete, footballer/footballer, "
    "football player/footballer, player/athlete, cyclist/cyclist, hiker/hiker, climber/climber, "
    "mountaineer/climber, explorer/explorer, adventurer/explorer, wanderer/wanderer, diver/diver, boxer/boxer, "
    "archaeologist/explorer, surfer/diver, skier/skier, photographer/photographer, "
    "journalist/journalist, reporter/journalist, merchant/merchant, vendor/merchant, seller, "
    "lawyer/lawyer, programmer/programmer, developer/developer, coder/programmer, hacker/hacker, "
    "student/student, skater/skater, skateboarder/skater, superhero/superhero, hero/hero, "
    "clown/clown, judge/judge, shepherd/shepherd, miner/miner, surgeon/surgeon, driver, thief/hacker, "
    "passenger, passer-by, customer, hunter/explorer, biologist/scientist, "
    "astronomer/scientist, writer/glasses sweater, author/glasses sweater, poet/coat scarf, "
    "neighbour, neighbor, friend, model, owner, bartender/waiter, shopkeeper/barista, "
    "designer/glasses turtleneck, conductor/suit, swimmer/diver, biker/jacket helmet, "
    "gamer/hoodie headphones, dj/hoodie headphones, nomad/merchant, beekeeper/gardener, refugee, "
    "survivor, orphan, nurse/nurse, employee, commuter, sculptor/potter, woodcutter/carpenter, "
    "lumberjack/carpenter beard, ranger/explorer, athlete/athlete, yogi/athlete, dreamer, "
    "mechanical engineer/engineer, tinkerer/inventor, toymaker/watchmaker, candlemaker/potter, "
    "glassblower/potter, bookseller/librarian, archivist/librarian, influencer, tourist/traveller",
}
ANIMALS = {
    "cat": "cat, kitten, tomcat, kitty, cats, kittens",
    "dog": "dog, puppy, hound, terrier, labrador, retriever, golden retriever/golden, husky, corgi, "
    "dogs, puppies, sheepdog, stray dog, street dog, dachshund, poodle, mutt",
    "bird": "bird, sparrow, robin, songbird, hummingbird, swallow, crow/black, raven/black, "
    "pigeon, dove/white, parrot/green, birds, swallows, canary/yellow, flamingo/pink, stork/white, "
    "heron/grey, crane bird/white, hawk, falcon, peacock/teal, swifts, kingfisher/blue, toucan/black",
    "seagull": "seagull, gull, seagulls, gulls, albatross",
    "owl": "owl, owls, owlet",
    "eagle": "eagle, eagles, vulture, condor",
    "penguin": "penguin, penguins",
    "duck": "duck, duckling/yellow, goose/white, swan/white, ducks, ducklings/yellow, geese/white, "
    "swans/white",
    "chicken": "chicken, hen, rooster, chick/yellow, cockerel, chickens, hens, chicks/yellow",
    "horse": "horse, pony, stallion, mare, foal, horses, donkey/grey, mustang horse, zebra/white, "
    "mule, camel/tan, ponies, zebras/white, camels/tan",
    "cow": "cow, bull, ox, calf, cows, cattle, buffalo/brown, bison/brown, yak/brown",
    "sheep": "sheep, lamb, ram, flock of sheep, lambs, llama, alpaca",
    "pig": "pig, piglet, boar, hog, pigs, piglets",
    "goat": "goat, goats, kid goat, ibex",
    "deer": "deer, stag, fawn, roe, reindeer, elk, moose, antelope, gazelle",
    "fox": "fox, foxes, vixen, arctic fox/white",
    "wolf": "wolf, wolves, coyote, jackal, hyena",
    "bear": "bear, cub, cubs, polar bear/white, grizzly, panda/white, bear cub, bears, brown bear, black bear/black",
    "rabbit": "rabbit, bunny, hare, rabbits, bunnies, easter bunny, white rabbit/white",
    "mouse": "mouse, mice, rat, hamster, rats, guinea pig, vole",
    "squirrel": "squirrel, chipmunk, squirrels, hedgehog, badger, raccoon, otter, beaver, weasel",
    "elephant": "elephant, elephants, mammoth, rhino, rhinoceros, hippo, hippopotamus",
    "giraffe": "giraffe, giraffes",
    "lion": "lion, lioness, lion cub, lions, puma, cougar",
    "tiger": "tiger, tigers, leopard, cheetah, panther/black, jaguar, lynx, snow leopard/white",
    "monkey": "monkey, ape, gorilla, chimpanzee, monkeys, orangutan/rust, chimp, lemur",
    "turtle": "turtle, tortoise, turtles, sea turtle, snail",
    "frog": "frog, toad, frogs",
    "snake": "snake, cobra, python, serpent, viper, snakes, lizard, crocodile, eel, alligator",
    "fish": "fish, goldfish/orange, salmon, trout, koi/orange, shoal of fish, shoal, tuna, "
    "clownfish/orange, school of fish, fishes, carp, seahorse",
    "shark": "shark, great white, sharks, stingray, manta ray",
    "whale": "whale, humpback, orca/black, blue whale, whales, humpback whale, sperm whale",
    "dolphin": "dolphin, porpoise, dolphins, seal, sea lion, seals",
    "octopus": "octopus, squid, kraken, jellyfish, giant squid, cuttlefish",
    "butterfly": "butterfly, moth, butterflies, dragonfly, moths, firefly, fireflies",
    "bee": "bee, bumblebee, wasp, honeybee, bees, ladybird, beetle, bumblebees",
    "spider": "spider, tarantula, spiders, crab, lobster, ant, scorpion, ants, crabs",
    "dinosaur": "dinosaur, t-rex, tyrannosaurus, raptor, dinosaurs, triceratops, brontosaurus, trex",
    "dragon": "dragon, dragons, wyvern, phoenix/red, griffin, hydra",
    "unicorn": "unicorn, pegasus, unicorns",
}
VEHICLES = {
    "car": "car, automobile, sedan, suv, electric car, limousine/black, old car, vintage car, cars, "
    "police car, jeep, ev, station wagon, beetle car, family car, convertible/red, hatchback, "
    "self-driving car",
    "sports_car": "sports car, sportscar, race car, racing car, supercar, ferrari/red, lamborghini, "
    "porsche, roadster, muscle car, coupe, formula 1 car, hypercar, mustang, race cars",
    "truck": "truck, lorry, pickup, fire engine/red, fire truck/red, garbage truck, trucks, "
    "food truck, dump truck, pickup truck",
    "bus": "bus, coach, double-decker/red, school bus/yellow, minibus, buses",
    "van": "van, camper, campervan, delivery van, ambulance/white, ice cream van, vans, caravan, "
    "camper van, minivan, ice cream truck",
    "taxi": "taxi, cab, taxicab, yellow cab, taxis, rickshaw",
    "train": "train, locomotive, steam train/black, bullet train/white, subway, metro, railway carriage, "
    "trains, night train, steam engine/black, express, monorail, underground train, freight train",
    "tram": "tram, streetcar, trolley, cable car, trams",
    "bicycle": "bicycle, bike, mountain bike, bicycles, bikes, tricycle, racing bike, e-bike, "
    "tandem",
    "motorbike": "motorbike, motorcycle, motorbikes, harley, dirt bike",
    "scooter": "scooter, vespa, moped, e-scooter, scooters",
    "boat": "boat, rowing boat, rowboat, dinghy, fishing boat, lifeboat, motorboat, speedboat, boats, "
    "raft, wooden boat, gondola, tugboat, barge, houseboat, paper boat/white, small boat, trawler",
    "sailboat": "sailboat, sailing boat, yacht, catamaran, sailing yacht, sailboats, regatta",
    "ship": "ship, sailing ship, galleon, frigate, steamship, ocean liner, cargo ship, pirate ship, "
    "cruise ship, tall ship, container ship, warship, ships, longship, vessel, icebreaker, liner",
    "ferry": "ferry, ferries, ferryboat",
    "submarine": "submarine, submersible, bathysphere, u-boat",
    "canoe": "canoe, kayak, paddleboard, surfboard, canoes, kayaks",
    "plane": "plane, airplane, aeroplane, jet, aircraft, biplane, airliner, glider, fighter jet, planes, "
    "seaplane, paper plane/white, airplanes, propeller plane, bush plane, space shuttle",
    "helicopter": "helicopter, chopper, helicopters",
    "hot_air_balloon": "hot air balloon, hot-air balloon, airship, blimp, zeppelin, hot air balloons, "
    "hot-air balloons",
    "rocket": "rocket, rocket ship, missile, rockets, space rocket, toy rocket",
    "spaceship": "spaceship, spacecraft, starship, shuttle, space ship, lander, spaceships, "
    "lunar module, space capsule",
    "ufo": "ufo, flying saucer, alien ship, ufos, flying saucers",
    "satellite": "satellite, space probe, probe, satellites, voyager probe, space telescope",
    "tractor": "tractor, combine harvester, excavator, bulldozer, digger, tractors",
    "carriage": "carriage, wagon, cart, horse-drawn carriage, chariot, sleigh, sled, coach and horses",
    "skateboard": "skateboard, longboard, roller skates, snowboard, skateboards, hoverboard",
}
OBJECTS = {
    "bottle": "bottle, message in a bottle/message, water bottle/blue, milk bottle/white, bottles, "
    "glass bottle, flask, thermos, soda, shampoo, lotion, beer, beer bottle/brown, soda bottle, "
    "juice, lemonade/yellow, sauce, olive oil/olive, syrup, vial, serum, oil bottle, soft drink",
    "wine_bottle": "wine bottle, wine, champagne, bottle of wine, whisky, whiskey, champagne bottle, "
    "red wine, prosecco, bottle of champagne, rum, gin, vodka, sake",
    "perfume": "perfume, fragrance, cologne, scent, eau de parfum, perfume bottle, aftershave, "
    "eau de toilette, perfume flacon, parfum",
    "jar": "jar, jam, honey, honey jar, vase, urn, jar of honey, pickle jar, face cream jar, clay pot, "
    "amphora, jars, jug, pitcher",
    "cup": "cup, teacup, espresso cup, paper cup, cups, bowl, bowl of rice, bowl of soup, soup, goblet, "
    "trophy/golden, ramen, noodles, bowl of noodles, cereal",
    "mug": "mug, tankard, mugs, beer mug, coffee mug",
    "glass": "glass, drinking glass, glass of water, cocktail, wine glass, glass of wine, tumbler, "
    "glass of milk, smoothie, champagne glass, hourglass",
    "teapot": "teapot, kettle, tea, coffee pot, tea kettle, samovar, cup of tea, green tea",
    "plate": "plate, dish, meal, dinner, breakfast, pasta, sushi, salad, spaghetti, food, dishes, cheese, "
    "rice, steak, taco, tacos, curry, eggs, lunch, snack, omelette",
    "bread": "bread, loaf, baguette, toast, croissant, sandwich, loaf of bread, bagel, sourdough, "
    "sandwiches, pretzel, dough, croissants, bun of bread",
    "cake": "cake, birthday cake, cupcake, pie, muffin, pancake, pancakes, dessert, pastry, donut, "
    "doughnut, cookies, cookie, biscuit, chocolate, wedding cake, chocolate cake, brownie",
    "pizza": "pizza, pizza slice, slice of pizza, pizzas",
    "burger": "burger, hamburger, cheeseburger, burgers, hot dog",
    "apple": "apple, red apple, apples, orange fruit/orange, peach, pear, tomato, pomegranate",
    "fruit": "fruit, fruits, banana, grapes, strawberry, strawberries, lemon/yellow, lemons/yellow, "
    "berries, watermelon, pineapple, cherries, vegetables, mango, oranges, bananas, bowl of fruit, "
    "avocado, carrots, carrot, pumpkin/orange, lime",
    "ice_cream": "ice cream, ice-cream, ice cream cone, gelato, popsicle, sorbet, sundae",
    "coffee": "coffee, espresso, latte, cappuccino, cup of coffee, coffee cup, coffee beans, cold brew, "
    "coffee to go, takeaway coffee, morning coffee",
    "book": "book, novel, diary, journal, notebook, books, dictionary, cookbook, storybook, bible, "
    "manuscript, photo album, spellbook, old book, sketchbook, comic book, logbook, ledger",
    "letter": "letter, message, envelope, note, postcard, telegram, invitation, love letter, letters, "
    "scroll, parchment, paper, piece of paper, sheet of paper, contract, photograph, photo, card, "
    "ticket, sheet music, document, paper crane",
    "map": "map, treasure map, chart, blueprint, sea chart, maps, star chart",
    "key": "key, golden key/golden, keys, old key, rusty key/rust, house key, brass key/golden",
    "lamp": "lamp, desk lamp, street lamp, floor lamp, oil lamp, bedside lamp, streetlight, "
    "magic lamp/golden, lamps, traffic light, paper lamp",
    "lantern": "lantern, paper lantern, storm lantern, torch, lanterns, flashlight, torchlight, "
    "paper lanterns, oil lantern",
    "candle": "candle, candles, candlelight, scented candle, tea light",
    "clock": "clock, alarm clock, grandfather clock, pocket watch, clocks, stopwatch, timer, "
    "cuckoo clock, tower clock, wall clock, compass, old clock",
    "watch": "watch, wristwatch, wrist watch, smartwatch, chronograph, watches, smart watch, "
    "swiss watch, luxury watch, fitness tracker, diving watch, timepiece",
    "ring": "ring, engagement ring, wedding ring, earring, rings, earrings, gold ring/gold, "
    "diamond ring, bracelet",
    "necklace": "necklace, pendant, pearls, locket, amulet, jewellery, jewelry, chain necklace, medallion, "
    "pearl necklace, jewels, medal",
    "phone": "phone, smartphone, mobile phone, cell phone, iphone, telephone, mobile, phones, "
    "cellphone, app, handset, mobile app, walkie-talkie, remote control, old telephone",
    "laptop": "laptop, notebook computer, macbook, laptops, tablet, ipad, e-reader",
    "computer": "computer, pc, printer, copier, photocopier, fax machine, copy machine, monitor, screen, desktop computer, computers, server, software, "
    "computer screen, keyboard, screens, hologram, video game, game console, saas, typewriter, "
    "control panel, website, dashboard",
    "tv": "tv, television, tv set, tvs, television set, microwave, washing machine, fridge, "
    "refrigerator, oven dish, air fryer, dishwasher, vacuum cleaner",
    "camera": "camera, video camera, film camera, action camera, dslr, polaroid camera, cameras, "
    "projector, old camera, webcam, binoculars",
    "headphones": "headphones, earbuds, earphones, headset, earpods, wireless earbuds, vr headset, "
    "wireless headphones, noise-cancelling headphones",
    "speaker": "speaker, loudspeaker, boombox, smart speaker, speakers, bluetooth speaker, amplifier, "
    "record player, turntable, gramophone, jukebox",
    "radio": "radio, transistor radio, old radio, radios, walkman, cassette player",
    "microphone": "microphone, mic, microphones",
    "guitar": "guitar, electric guitar, ukulele, banjo, bass guitar, guitars, lute, acoustic guitar",
    "piano": "piano, grand piano, upright piano, organ, synthesizer, accordion, harpsichord",
    "violin": "violin, cello, fiddle, viola, harp, double bass, violins, trumpet, saxophone, flute",
    "drum": "drum, drums, drum kit, drumset, djembe, drum set, taiko drum",
    "shoe": "shoe, shoes, high heels, high heel, slippers, leather shoes, ballet shoes/pink, heels, "
    "dress shoes, sandals, slipper, glass slipper",
    "sneaker": "sneaker, sneakers, running shoe, running shoes, trainers, sports shoe, sports shoes, "
    "trail shoe, trail shoes, cleats, football boots, basketball shoes",
    "boot": "boot, boots, wellington, hiking boots, rubber boots/yellow, cowboy boots, ski boots",
    "shirt": "shirt, t-shirt, jersey, blouse, dress, tee, hoodie, sweater, jumper, clothes, clothing, "
    "jeans, trousers, t-shirts, socks, costume, kimono, gown, sportswear, shirts, leggings, "
    "underwear, dresses",
    "jacket": "jacket, coat, parka, raincoat, blazer, suit, winter jacket, leather jacket, coats, "
    "down jacket, rain jacket, uniform, windbreaker, life jacket/orange, jackets",
    "hat": "hat, cap, beanie, top hat, baseball cap, straw hat, helmet, hats, sombrero, wizard hat, "
    "cowboy hat, bonnet, beret",
    "bag": "bag, handbag, tote, purse, shopping bag, bags, leather bag, wallet, paper bag, tote bag, "
    "briefcase, satchel, clutch, basket, sack, coffee bag, crisps, chips, bag of chips",
    "backpack": "backpack, rucksack, school bag, backpacks, knapsack, parachute, hiking backpack",
    "suitcase": "suitcase, luggage, trunk, suitcases, leather suitcase, carry-on, toolbox, travel bag",
    "umbrella": "umbrella, parasol, umbrellas, red umbrella/red, beach umbrella",
    "glasses": "glasses, sunglasses, spectacles, eyeglasses, goggles, sunglass, smart glasses, monocle, "
    "magnifying glass",
    "ball": "ball, rubber ball, tennis ball, beach ball, marble ball, balls, bowling ball, snowball, "
    "bouncy ball, yarn, ball of yarn, sphere, orb, baseball, volleyball",
    "football": "football, soccer ball, rugby ball, footballs",
    "basketball": "basketball, basketballs",
    "chess": "chess, chessboard, chess board, chess piece, board game, pawn, chess pieces, dice",
    "toy": "toy, doll, puppet, toy car, wooden toy, toys, marionette, toy train, lego, toy soldier, "
    "building blocks, music box, wooden horse, rocking horse, spinning top, tin toy, toy robot, "
    "jigsaw puzzle, puzzle, rubber duck",
    "teddy_bear": "teddy bear, teddy, stuffed toy, plush toy, stuffed animal, plush bear, teddy bears",
    "balloon": "balloon, balloons, red balloon/red, party balloon, air balloon, helium balloon",
    "kite": "kite, kites, red kite/red",
    "gift": "gift, present, presents, gift box, gifts, parcel, package, christmas present, "
    "birthday present, wrapped box, delivery package, delivery",
    "box": "box, cardboard box, crate, carton, boxes, packaging, wooden box, mailbox, metal box, basketry, "
    "birdhouse, letterbox, barrel, cage, casket, matchbox, safe, product box, drawer, tissue box",
    "chest": "chest, treasure chest, treasure, trunk of gold, wooden chest",
    "crown": "crown, tiara, golden crown, crowns",
    "sword": "sword, dagger, katana, blade, knife, spear, axe, swords, lightsaber, kitchen knife, "
    "arrow, bow and arrow, harpoon, pocketknife, scissors, razor",
    "shield": "shield, shields, armour plate, coat of arms",
    "wand": "wand, magic wand, staff, walking stick, baton, fishing rod, oar, flute of wood, cane, "
    "broom, broomstick, oars, drumstick, golf club, paddle, torch of wood",
    "mirror": "mirror, looking glass, mirrors, magic mirror, hand mirror",
    "chair": "chair, armchair, stool, rocking chair, sofa, couch, chairs, bench, park bench, deckchair, "
    "wheelchair, office chair, hammock, swing",
    "table": "table, desk, workbench, tables, dining table, wooden table, counter, altar, shelf, "
    "wardrobe, cabinet, furniture",
    "bed": "bed, mattress, cradle, crib, four-poster bed, pillow",
    "door": "door, gate, wooden door, doorway, red door/red, secret door, trapdoor, doors, portal",
    "window": "window, windows, shutter, stained glass, porthole",
    "telescope": "telescope, spyglass, telescopes",
    "microscope": "microscope, petri dish, microscopes",
    "lightbulb": "lightbulb, light bulb, bulb, lightbulbs, light bulbs, idea",
    "gear": "gear, gears, cog, cogs, cogwheel, machine, machinery, clockwork, engine, turbine, "
    "wrench, drill, invention, device, gadget, mechanism, time machine, motor, chip, battery, "
    "circuit, tool, tools, gearbox",
    "hammer": "hammer, mallet, anvil, pickaxe, shovel, saw, screwdriver, spade",
    "brush": "brush, paintbrush, makeup brush, toothbrush, hairbrush, paint, paintbrushes, comb, "
    "palette of paint, electric toothbrush",
    "pencil": "pencil, pen, quill, crayon, fountain pen, chalk, pencils, crayons, feather, feathers",
    "painting": "painting, canvas, portrait, oil painting, drawing, easel, mural, paintings, poster, "
    "picture frame, family portrait, sign, tapestry, postage stamp",
    "newspaper": "newspaper, magazine, newspapers, leaflet, headlines",
    "flag": "flag, banner, pennant, flags, sail, pirate flag/black",
    "bell": "bell, church bell, doorbell, bells, school bell",
    "coin": "coin, coins, gold coin/gold, money, gold coins/gold, pocket money, token, medallion coin",
    "diamond": "diamond, gem, gemstone, jewel, ruby/red, emerald/emerald, sapphire/blue, diamonds, "
    "gems, precious stone",
    "heart": "heart, hearts, paper heart",
    "star": "star, shooting star, falling star, fallen star, north star, shooting stars, starfish",
    "crystal": "crystal, crystals, crystal ball, quartz, amethyst/purple, glowing stone, magic stone, "
    "ice crystal, prism",
    "potion": "potion, elixir, magic potion, poison, love potion, cauldron, antidote, test tube",
    "cream": "cream, face cream, skincare, moisturiser, moisturizer, sunscreen, soap, lotion tube, "
    "toothpaste, skin cream, cosmetics, skincare cream, makeup, hand cream, deodorant",
    "lipstick": "lipstick, lip gloss, mascara, nail polish, lip balm, lipsticks",
    "can": "soda can, tin can, energy drink, energy drinks, can of soda, spray can, beer can, cans, "
    "cola, canned drink, tin of beans, protein shake, spray paint, can",
    "drone": "drone, quadcopter, drones",
    "anchor": "anchor, anchors",
    "net": "fishing net, net, butterfly net, nets, spiderweb, spider web, cobweb, dreamcatcher",
    "wheel": "wheel, ship's wheel, steering wheel, helm, ferris wheel, tyre, tire, wheels, "
    "spinning wheel, potter's wheel, hoop",
}
NATURE = {
    "tree": "tree, oak, trees, maple, cherry tree/pink, apple tree, willow, old oak, olive tree, bonsai, "
    "sapling, lone tree, baobab, tree stump, olive trees, banyan, tree of life",
    "pine": "pine, pine tree, fir, christmas tree, spruce, fir tree, pines, pine trees, cedar",
    "palm": "palm, palm tree, palm trees, coconut palm, coconut",
    "birch": "birch, birch tree, birches",
    "bush": "bush, hedge, shrub, bushes, thorns, ferns, fern, bramble",
    "flower": "flower, flowers, tulip, daisy, blossom, poppy/red, orchid, wildflower, bouquet, lily, "
    "lotus/pink, tulips, dandelion/yellow, daisies, wildflowers, petals, lavender/lavender, "
    "rosemary, basil, thyme, seedling, poppies/red, sprout, plant, potted plant, seed, herbs, petal, daffodils/yellow",
    "rose": "rose, roses, red rose/red, rosebud, single rose",
    "sunflower": "sunflower, sunflowers",
    "mushroom": "mushroom, toadstool, mushrooms, toadstools",
    "cactus": "cactus, cacti, aloe, succulent",
    "grass": "grass, reeds, grasses, straw bale, seaweed, blades of grass",
    "leaf": "leaf, leaves, maple leaf/red, autumn leaf/orange, feathery leaf, bamboo",
    "rock": "rock, stone, boulder, pebble, stones, meteorite, standing stone, fossil, pebbles, bone, egg, "
    "dragon egg, golden egg/golden, asteroid rock, boulders, skull, shell, seashell, snowflake",
    "volcano": "volcano, volcanoes, lava",
    "waterfall": "waterfall, cascade, waterfalls",
    "cloud": "cloud, clouds, thundercloud, storm cloud",
    "sun": "sun",
    "moon": "moon, full moon, crescent moon, crescent, eclipse",
    "planet": "planet, earth, saturn, jupiter, globe, planets, neptune, venus, blue planet",
    "comet": "comet, meteor, comets, meteors",
    "rainbow": "rainbow, rainbows",
    "lightning": "lightning bolt, lightning, bolt of lightning",
    "campfire": "campfire, bonfire, fire, flames, flame, blaze, fireworks, burning logs, embers, "
    "fireplace",
    "wave": "wave, big wave, giant wave, tsunami, waves, tidal wave",
    "iceberg": "iceberg, icebergs",
    "snowman": "snowman, snowmen",
    "island": "island, islet, desert island, islands, floating island",
    "house": "house, home, villa, mansion, bungalow, houses, haunted house, smart home, treehouse, "
    "doll's house, dollhouse, gingerbread house, beach house, building, apartment building",
    "cottage": "cottage, hut, cabin, log cabin, shack, chalet, cottages",
    "castle": "castle, palace, fortress, chateau, sandcastle, castles",
    "tower": "tower, clock tower, watchtower, belfry, towers, bell tower, minaret, eiffel tower, "
    "radio tower, obelisk",
    "lighthouse": "lighthouse, light house, lighthouses, beacon",
    "church": "church, cathedral, chapel, abbey, mosque, synagogue, monastery, churches",
    "skyscraper": "skyscraper, high-rise, office tower, skyscrapers, empire state building",
    "windmill": "windmill, wind turbine, wind turbines, mill, windmills, wind farm",
    "bridge": "bridge, suspension bridge, drawbridge, stone bridge, bridges, golden gate bridge/rust, "
    "rope bridge, viaduct",
    "tent": "tent, yurt, teepee, circus tent, tents, marquee",
    "barn": "barn, stable, farmhouse, barns, silo",
    "factory": "factory, power station, refinery, factories, power plant, chimney stack, mill chimney",
    "shop": "shop, store, bakery shop, kiosk, flower shop, shops, market stall, stall, storefront",
    "temple": "temple, shrine, pagoda, torii, parthenon, temples, torii gate/red",
    "pyramid": "pyramid, pyramids, sphinx, ziggurat",
    "fountain": "fountain, well, wishing well, fountains",
    "statue": "statue, monument, sculpture, bust, statues, statue of liberty, gargoyle, scarecrow, totem",
}
THINGS = {**ANIMALS, **VEHICLES, **OBJECTS, **NATURE}

GARMENTS = frozenset(
    "coat overcoat trenchcoat trench parka cloak peacoat raincoat oilskin oilskins slicker mackintosh "
    "dress gown robe robes kimono sari tunic suit tuxedo blazer jacket anorak cardigan vest uniform "
    "hoodie sweatshirt sweater jumper pullover turtleneck shirt blouse t-shirt tshirt tee top jersey "
    "sportswear tracksuit overalls dungarees jumpsuit pyjamas pajamas leotard tutu armour armor "
    "spacesuit swimsuit labcoat toga hat fedora bowler tophat sunhat sombrero cap beanie toque beret "
    "bonnet helmet hood crown tiara sou'wester souwester headscarf hijab shawl turban headphones "
    "headband trousers pants jeans leggings shorts skirt shoes boots sneakers trainers wellingtons "
    "sandals heels scarf apron cape backpack rucksack glasses spectacles sunglasses shades goggles tie "
    "stethoscope satchel badge medal veil hair beard moustache mustache stubble curls afro bun ponytail "
    "pigtails braid braids bob mohawk eyes face fur feathers tail mane ears paws wings freckles skin "
    "collar stripes spots gloves belt bandana mask".split()
)
"""What somebody wears or has: after `with`, `in` or `wearing` it describes and is not a thing."""

ADJECTIVES = frozenset(
    "old young elderly aged ancient little small tiny big large huge giant tall short slim thin fat stout "
    "round long curly wavy straight bald bearded moustached freckled pale tanned dark-skinned african "
    "asian japanese chinese korean indian latina latino arab nordic european french italian german "
    "spanish american red crimson scarlet burgundy maroon pink magenta coral orange amber rust copper "
    "bronze brown chestnut tan khaki beige cream ivory yellow mustard golden gold blond blonde ginger "
    "auburn green olive emerald mint lime teal turquoise cyan blue navy indigo azure purple violet "
    "lavender lilac black charcoal grey gray silver white dark light pale bright rusty wooden metal "
    "glass leather brass steel stone paper woollen wool knitted striped checked dotted spotted furry "
    "fluffy shaggy wet broken worn shiny glowing magic magical antique vintage modern new lonely alone "
    "happy sad tired brave wise kind gentle fierce wild cute sleek elegant luxury electric mechanical "
    "robotic friendly mysterious beautiful handsome pretty hooded caped weathered wrinkled "
    "silver-haired grey-haired gray-haired white-haired red-haired black-haired brown-haired "
    "dark-haired fair-haired long-haired short-haired blond-haired blonde-haired teenage middle-aged "
    "muscular athletic delicate fresh hot steaming cold warm crumpled folded faded polished "
    "handmade transparent matte curious retired female male stray baby".split()
)
"""Words that say what somebody or something looks like."""

AMBIGUOUS = frozenset(
    "watch can ring bear bat drum fish duck match star net letter note box can can't light wave box "
    "paint brush hammer sail sign guard pilot cook model coach train ship land hide rose well present "
    "will book bow plant saw seal swallow spring fall fire bowl toast stall drill wheel ticket swing "
    "screen stick jam dish lime pen key chest bust bar board bank spot spirit giant band team "
    "mobile idea express ram kid clear express iron crane picture sketch figure mill shoot "
    "friend kid play organ order fair gift shell top ev app pc device machine tool tools home love "
    "mine scent cream chart card monitor staff glass orange gold express mouse track counter "
    "nan bus driver nobody person someone somebody friends people hero owner delivery desk window "
    "windows table door coat water liner boot trunk safe record organ photo stone egg rock bone "
    "software shelf school cab tram dashboard shuttle probe server".split()
)
"""Names that are as often another word: they count as things after an article or the like."""
