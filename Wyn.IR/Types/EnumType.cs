// One of several variants, each with a payload. By value it is a tag and slots that the variants share; boxed it is one
// counted heap node, which is what an enum must be that may hold itself. Nominal, as structs are.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Wyn.IR.Types;

/// <summary>One of several variants with their payloads.</summary>
public sealed class EnumType : IrType
{
    private ImmutableArray<IrVariant> _variants;
    private ImmutableArray<IrType> _slots;
    private ImmutableArray<ImmutableArray<int>> _slotOf;
    private bool _isBoxed;

    internal EnumType(string name)
        : base(IrTypeKind.Enum, NominalNames.TextOf(name)) => Name = name;

    /// <summary>The unique name, without the quotes that the text form may need.</summary>
    public string Name { get; }

    /// <summary>True once <see cref="Define"/> was called.</summary>
    public bool IsDefined => !_variants.IsDefault;

    /// <summary>The variants; the tag is the index.</summary>
    public ImmutableArray<IrVariant> Variants => IsDefined ? _variants : throw NominalNames.NotDefined(Name);

    /// <summary>True if a value is one counted heap node, copied on write.</summary>
    public bool IsBoxed => IsDefined ? _isBoxed : throw NominalNames.NotDefined(Name);

    /// <summary>The types of the places for payloads; each variant uses some of them, shared with others by equal type.</summary>
    public ImmutableArray<IrType> Slots => IsDefined ? _slots : throw NominalNames.NotDefined(Name);

    /// <inheritdoc/>
    public override IEnumerable<IrType> ValueParts => IsBoxed ? [] : Slots;

    /// <summary>The index among <see cref="Slots"/> of an element of a variant's payload.</summary>
    public int SlotOf(int variant, int index) => IsDefined ? _slotOf[variant][index] : throw NominalNames.NotDefined(Name);

    /// <summary>The index of the variant with a name; -1 if there is none.</summary>
    public int IndexOf(string variant)
    {
        for (var i = 0; i < Variants.Length; i++)
        {
            if (Variants[i].Name == variant)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Says what the variants are and whether values are heap nodes, once.</summary>
    public void Define(ImmutableArray<IrVariant> variants, bool isBoxed)
    {
        if (IsDefined)
        {
            throw new InvalidOperationException($"enum {Name} is defined already");
        }

        List<IrType> slots = [];
        _slotOf = [.. variants.Select(variant => Place(variant.Payload, slots))];
        _slots = [.. slots];
        _isBoxed = isBoxed;
        _variants = variants;
    }

    private protected override IEnumerable<IrType> AllParts => Slots;

    private protected override bool ComputeIsCounted(HashSet<IrType> seen) => IsBoxed || base.ComputeIsCounted(seen);

    private protected override bool ComputeHasZero(HashSet<IrType> seen)
        => !IsBoxed && Variants.Length > 0 && Variants[0].Payload.All(type => !seen.Add(type) || type.HasZeroAmong(seen));

    /// <summary>Each element takes the first slot of its type that its variant has not taken; slots are added where there are too few.</summary>
    private static ImmutableArray<int> Place(ImmutableArray<IrType> payload, List<IrType> slots)
    {
        HashSet<int> taken = [];
        var places = ImmutableArray.CreateBuilder<int>(payload.Length);
        foreach (var type in payload)
        {
            var slot = 0;
            while (slot < slots.Count && (slots[slot] != type || taken.Contains(slot)))
            {
                slot++;
            }

            if (slot == slots.Count)
            {
                slots.Add(type);
            }

            taken.Add(slot);
            places.Add(slot);
        }

        return places.DrainToImmutable();
    }
}
