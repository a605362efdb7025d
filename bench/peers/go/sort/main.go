// Five million ints of a linear congruential generator, sorted.
package main

import (
	"fmt"
	"sort"
)

func main() {
	seed := 42
	items := make([]int, 5000000)
	for i := range items {
		seed = (seed*1103515245 + 12345) & 2147483647
		items[i] = seed
	}
	sort.Ints(items)
	checksum := 0
	for i, item := range items {
		checksum += item * (i % 1000)
	}
	fmt.Println(checksum)
}
