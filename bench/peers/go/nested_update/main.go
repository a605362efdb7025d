// Cells of rows of a grid, changed in place: 1000 x 1000 cells, 500 turns.
package main

import "fmt"

type row struct{ cells []int }

type grid struct{ rows []row }

func main() {
	const n = 1000
	g := grid{make([]row, n)}
	for i := range g.rows {
		g.rows[i].cells = make([]int, n)
	}
	for turn := 0; turn < 500; turn++ {
		for i := 0; i < n; i++ {
			for j := 0; j < n; j++ {
				g.rows[i].cells[j] += (i ^ j) + turn
			}
		}
	}
	sum := 0
	for _, row := range g.rows {
		for _, cell := range row.cells {
			sum += cell
		}
	}
	fmt.Println(sum)
}
