// The same product as in matmul, element by element: the inner loop goes down the rows of the second matrix.
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
		for j := 0; j < n; j++ {
			sum := 0.0
			for k := 0; k < n; k++ {
				sum += a[i][k] * b[k][j]
			}
			product[i][j] = sum
		}
	}
	return product
}

func main() {
	const n = 700
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
