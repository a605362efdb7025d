// A parameter of a generated function.
namespace Wyn.Fuzz;

/// <summary>A parameter: by value or <c>mut</c>, with or without a default.</summary>
internal sealed record GeneratedParameter(string Name, GeneratedType Type, bool IsMut = false, string? Default = null);
