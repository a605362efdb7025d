// A type that inference still has to find: a node of a union-find forest. Solving never takes a solution back.
using System;

namespace Wyn.Frontend.Symbols;

/// <summary>A type being inferred, such as the result of a function without <c>-&gt;</c>.</summary>
internal sealed class TypeVariable : TypeSymbol
{
    private TypeSymbol? _link;

    public override TypeKind Kind => TypeKind.Variable;

    public override string Name => "a type not known yet";

    /// <summary>True if nothing is known about the type.</summary>
    public bool IsOpen => Resolved is TypeVariable;

    public override TypeSymbol Resolved
    {
        get
        {
            TypeSymbol end = this;
            while (end is TypeVariable { _link: { } next })
            {
                end = next;
            }

            // Path compression keeps long chains of variables short for the next question.
            var walk = this;
            while (walk._link is TypeVariable following)
            {
                walk._link = end;
                walk = following;
            }

            return end;
        }
    }

    /// <summary>Makes two types one where a variable leaves that open; false if they differ.</summary>
    public static bool TryUnify(TypeSymbol left, TypeSymbol right)
    {
        var (a, b) = (left.Resolved, right.Resolved);
        while (a is FutureTypeSymbol first && b is FutureTypeSymbol second)
        {
            (a, b) = (first.Result.Resolved, second.Result.Resolved);
        }

        if (ReferenceEquals(a, b))
        {
            return true;
        }

        if (a is TypeVariable open && !Contains(b, open))
        {
            open._link = b;
            return true;
        }

        if (b is TypeVariable other && !Contains(a, other))
        {
            other._link = a;
            return true;
        }

        return false;
    }

    /// <summary>Gives an open variable its type.</summary>
    /// <exception cref="InvalidOperationException">The variable has a type already.</exception>
    public void Solve(TypeSymbol type)
    {
        if (!IsOpen || !TryUnify(this, type))
        {
            throw new InvalidOperationException($"{this} cannot become {type}");
        }
    }

    /// <summary>A type that would contain itself is none.</summary>
    private static bool Contains(TypeSymbol type, TypeVariable variable)
    {
        var part = type.Resolved;
        while (part is FutureTypeSymbol future)
        {
            part = future.Result.Resolved;
        }

        return ReferenceEquals(part, variable);
    }
}
