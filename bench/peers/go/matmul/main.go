// The product of two 1024 x 1024 matrices that are slices of rows.
package main

import "fmt"

func newMatrix(n int) [][]float64 {
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = make([]float64, n)
	}
	return rows
}

func multiply(a, b [][]float64) [][]float64 {
	n := len(a)
	product := newMatrix(n)
	for i := 0; i < n; i++ {
		to := product[i]
		for k := 0; k < n; k++ {
			factor, from := a[i][k], b[k]
			for j := range to {
				to[j] += factor * from[j]
			}
		}
	}
	return product
}

func main() {
	const n = 1024
	a, b := newMatrix(n), newMatrix(n)
	for i := range a {
		for j := range a[i] {
			a[i][j] = float64((i*3+j)%10) * 0.5
			b[i][j] = float64((i-j*2)%10) * 0.25
		}
	}
	product := multiply(a, b)
	sum := 0.0
	for i, row := range product {
		for j, value := range row {
			sum += value * float64(i%7+j%5)
		}
	}
	fmt.Println(int(sum))
}
