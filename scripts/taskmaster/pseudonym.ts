const shades = (
  "Amber Ash Auburn Azure Bronze Cherry Cobalt Copper Coral Crimson Ebony Emerald Flint Ginger Golden Hazel " +
  "Indigo Ivory Jade Lilac Maroon Mint Navy Ochre Olive Opal Pearl Rose Ruby Rust Saffron Sage Scarlet Sepia " +
  "Sienna Silver Teal Umber Violet Walnut"
).split(" ");

const birds = (
  "Bunting Crane Curlew Dove Dunnock Finch Gannet Godwit Grebe Heron Hoopoe Ibis Jay Kestrel Kite Lapwing " +
  "Lark Linnet Martin Merlin Osprey Ouzel Petrel Pipit Plover Robin Siskin Starling Swift Wren"
).split(" ");

/** A name that nobody bears, one of 1,200: `Amber Bunting`. */
export function pseudonymOf(number: number): string {
  return `${shades[number % shades.length]} ${birds[Math.floor(number / shades.length) % birds.length]}`;
}
