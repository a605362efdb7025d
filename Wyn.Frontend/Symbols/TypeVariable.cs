// A type that inference still has to find: a node of a union-find forest. Solving never takes a solution back.
using System;

namespace Wyn.Frontend.Symbols;

/// <summary>A type being inferred, such as the result of a function without <c>-&gt;</c> or the element of <c>[]</c>.</summary>
internal sealed class TypeVariable : TypeSymbol
{
    private TypeSymbol? _link;

    public override TypeKind Kind => TypeKind.Variable;

    public override string Name => "a type not known yet";

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

    /// <summary>
    /// Makes two types one where variables leave that open; false if they differ. Where they differ in a part, other parts may have been made one.
    /// </summary>
    public static bool TryUnify(TypeSymbol left, TypeSymbol right)
    {
        var (a, b) = (left.Resolved, right.Resolved);
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        if (a is TypeVariable open)
        {
            return open.Link(b);
        }

        if (b is TypeVariable other)
        {
            return other.Link(a);
        }

        if (!a.HasSameShapeAs(b))
        {
            return false;
        }

        for (var i = 0; i < a.Parts.Length; i++)
        {
            if (!TryUnify(a.Parts[i], b.Parts[i]))
            {
                return false;
            }
        }

        return true;
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
    private bool Link(TypeSymbol type)
    {
        if (type.Contains(part => ReferenceEquals(part, this)))
        {
            return false;
        }

        _link = type;
        return true;
    }
}
