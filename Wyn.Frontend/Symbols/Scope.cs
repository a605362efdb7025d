// The variables of one block, with the scope around it. A later declaration of a name replaces an earlier one.
using System.Collections.Generic;

namespace Wyn.Frontend.Symbols;

/// <summary>Names of variables and nested functions and what they mean in one block.</summary>
/// <param name="parent">The scope around this one.</param>
/// <param name="owner">The function whose block it is; a name found with another owner is captured.</param>
internal sealed class Scope(Scope? parent, object owner)
{
    private readonly Dictionary<string, VariableSymbol> _variables = [];

    public Scope? Parent { get; } = parent;

    public object Owner { get; } = owner;

    /// <summary>Declares a variable, in front of one with the same name.</summary>
    public void Declare(VariableSymbol variable) => _variables[variable.Name] = variable;

    /// <summary>The nearest variable of that name and whose it is, or null.</summary>
    public (VariableSymbol Variable, object Owner)? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._variables.TryGetValue(name, out var variable))
            {
                return (variable, scope.Owner);
            }
        }

        return null;
    }

    /// <summary>The names of all visible variables, for suggestions.</summary>
    public IEnumerable<string> VisibleNames()
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            foreach (var name in scope._variables.Keys)
            {
                yield return name;
            }
        }
    }
}
