// Declarations, member by member: section 2.1 of the language reference.
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class DeclarationTests
{
    [Theory]
    [InlineData("fn f(mut xs: [int], n = 3, s: string = \"a\", self: int) { }", "<fn f ( mut xs : [ int ] , n = 3 , s : string = \" a \" , self : int ) { }>")]
    [InlineData("fn g<T, U: A + B<int>>(x: T) -> [U] => x", "<fn g < T , U : A + B < int > > ( x : T ) -> [ U ] => x>")]
    [InlineData("fn P.m(self) -> int { return self.x }", "<fn P . m ( self ) -> int { return self . x }>")]
    [InlineData("fn P.not(self) => 1", "<fn P . not ( self ) => 1>")]
    [InlineData("extern fn printf(f: string, ...) -> int;", "<extern fn printf ( f : string , ... ) -> int ;>")]
    [InlineData("extern fn nothing();", "<extern fn nothing ( ) ;>")]
    [InlineData("struct P { x: int, y: int }", "<struct P { x : int , y : int }>")]
    [InlineData("struct P { x: int y: [int]\nz: fn(int) -> int fn m(self) { } pub fn new() -> P => P { x: 1 } }", "<struct P { x : int y : [ int ] z : fn ( int ) -> int fn m ( self ) { } pub fn new ( ) -> P => P { x : 1 } }>")]
    [InlineData("struct E {} struct B<T, U> { t: T, }", "<struct E { }>; <struct B < T , U > { t : T , }>")]
    [InlineData("struct S { fn not(self) { } fn match(self) => 1 }", "<struct S { fn not ( self ) { } fn match ( self ) => 1 }>")]
    [InlineData("enum C { Red, Green Blue }", "<enum C { Red , Green Blue }>")]
    [InlineData("enum S<T> { Circle(float), Rect(w: int, h: int), None, Some(T), true, false, Ok(), }", "<enum S < T > { Circle ( float ) , Rect ( w : int , h : int ) , None , Some ( T ) , true , false , Ok ( ) , }>")]
    [InlineData("impl P { fn a(self) { } pub fn b() => 1 }", "<impl P { fn a ( self ) { } pub fn b ( ) => 1 }>")]
    [InlineData("impl Show for P { } impl<T> Show for Box<T> { fn s(self) => 1 }", "<impl Show for P { }>; <impl < T > Show for Box < T > { fn s ( self ) => 1 }>")]
    [InlineData("trait Show { fn show(self) -> string; fn a() fn b(self) { } fn c(self) -> int => 1 }", "<trait Show { fn show ( self ) -> string ; fn a ( ) fn b ( self ) { } fn c ( self ) -> int => 1 }>")]
    [InlineData("type Id = int type F = fn(int) -> {string: int}?", "<type Id = int>; <type F = fn ( int ) -> { string : int } ?>")]
    [InlineData("import m import a.b.c import m as x import m from \"p/q\"", "<import m>; <import a . b . c>; <import m as x>; <import m from \" p/q \">")]
    [InlineData("import root::a.b import self::c", "<import root :: a . b>; <import self :: c>")]
    [InlineData("import { f, g, } from a.b", "<import { f , g , } from a . b>")]
    [InlineData("export fn a() { } export struct B { } export enum C { } export var d = 1", "<export fn a ( ) { }>; <export struct B { }>; <export enum C { }>; var d = 1")]
    [InlineData("pub fn a() { } pub struct B { } pub enum C { }", "<pub fn a ( ) { }>; <pub struct B { }>; <pub enum C { }>")]
    [InlineData("test \"a ${b}\" { f() } test name { } test { }", "<test \" a  ${ b } \" { f ( ) }>; <test name { }>; <test { }>")]
    [InlineData("before_each { a() } after_each { }", "<before_each { a ( ) }>; <after_each { }>")]
    [InlineData("test = 1 before_each = 2 test(3)", "test = 1; before_each = 2; test(3)")]
    public void Declarations(string text, string expected) => Assert.Equal(expected, Shape.OfProgram(text));
}
