// Flips of all permutations of ten.
package main

import "fmt"

func countFlips(flipped []int) int {
	flips := 0
	for flipped[0] != 0 {
		for low, high := 0, flipped[0]; low < high; low, high = low+1, high-1 {
			flipped[low], flipped[high] = flipped[high], flipped[low]
		}
		flips++
	}
	return flips
}

func main() {
	const n = 10
	order, counts, flipped := make([]int, n), make([]int, n), make([]int, n)
	for i := range order {
		order[i] = i
	}
	most, checksum, turn, rest := 0, 0, 0, n
	for {
		for ; rest > 1; rest-- {
			counts[rest-1] = rest
		}
		copy(flipped, order)
		flips := countFlips(flipped)
		if flips > most {
			most = flips
		}
		if turn%2 == 0 {
			checksum += flips
		} else {
			checksum -= flips
		}
		turn++
		for ; ; rest++ {
			if rest == n {
				fmt.Println(checksum, most)
				return
			}
			first := order[0]
			for i := 0; i < rest; i++ {
				order[i] = order[i+1]
			}
			order[rest] = first
			counts[rest]--
			if counts[rest] > 0 {
				break
			}
		}
	}
}
