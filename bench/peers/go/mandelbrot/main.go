// How many points of a 2000 x 2000 grid stay within 50 turns.
package main

import "fmt"

func stays(cr, ci float64) bool {
	zr, zi := 0.0, 0.0
	for i := 0; i < 50; i++ {
		r2, i2 := zr*zr, zi*zi
		if r2+i2 > 4.0 {
			return false
		}
		zi = 2.0*zr*zi + ci
		zr = r2 - i2 + cr
	}
	return true
}

func main() {
	const n = 2000
	inside := 0
	for y := 0; y < n; y++ {
		ci := 2.0*float64(y)/float64(n) - 1.0
		for x := 0; x < n; x++ {
			if stays(2.0*float64(x)/float64(n)-1.5, ci) {
				inside++
			}
		}
	}
	fmt.Println(inside)
}
