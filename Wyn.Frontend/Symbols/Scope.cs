// The variables of one block, with the scope around it. A later declaration of a name replaces an earlier one.
using System.Collections.Generic;

namespace Wyn.Frontend.Symbols;

/// <summary>Names of variables and what they mean in one block.</summary>
internal sealed class Scope(Scope? parent)
{
    private readonly Dictionary<string, VariableSymbol> _variables = [];

    public Scope? Parent { get; } = parent;

    /// <summary>Declares a variable, in front of one with the same name.</summary>
    public void Declare(VariableSymbol variable) => _variables[variable.Name] = variable;

    /// <summary>The nearest variable of that name, or null.</summary>
    public VariableSymbol? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._variables.TryGetValue(name, out var variable))
            {
                return variable;
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
