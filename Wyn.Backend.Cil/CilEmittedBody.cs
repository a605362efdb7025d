// What debug information needs to know about an emitted method.
using System.Collections.Generic;
using System.Collections.Immutable;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

/// <summary>A source variable in a local.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Local">The local.</param>
internal sealed record CilVariable(string Name, VariableDefinition Local);

/// <summary>An emitted method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Locations">The location of each instruction of the body.</param>
/// <param name="Variables">The source variables, apart from parameters.</param>
internal sealed record CilEmittedBody(MethodDefinition Method, ImmutableArray<IrLocation> Locations, IReadOnlyList<CilVariable> Variables);
