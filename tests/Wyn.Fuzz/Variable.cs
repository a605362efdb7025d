// A variable of a generated program.
namespace Wyn.Fuzz;

/// <summary>A variable in scope.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type; with <paramref name="IsTask"/> that of the result of the future that it holds.</param>
/// <param name="IsWritable">It may be assigned and changed.</param>
/// <param name="IsTask">It holds a future.</param>
/// <param name="IsInOut">A <c>mut</c> parameter or <c>self</c>, which a lambda that is kept may not capture.</param>
internal sealed record Variable(string Name, GeneratedType Type, bool IsWritable, bool IsTask = false, bool IsInOut = false);
