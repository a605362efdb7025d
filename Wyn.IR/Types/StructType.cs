// Named fields by value. Nominal: declared by name first, so that types may refer to each other, and defined once.
using System;
using System.Collections.Immutable;
using System.Linq;

namespace Wyn.IR.Types;

/// <summary>Named fields by value; two structs are one type only if they have one name.</summary>
public sealed class StructType : AggregateType
{
    private ImmutableArray<IrField> _fields;
    private ImmutableArray<IrType> _fieldTypes;

    internal StructType(string name)
        : base(IrTypeKind.Struct, NominalNames.TextOf(name)) => Name = name;

    /// <summary>The unique name, without the quotes that the text form may need.</summary>
    public string Name { get; }

    /// <summary>True once <see cref="Define"/> was called.</summary>
    public bool IsDefined => !_fields.IsDefault;

    /// <summary>The fields.</summary>
    public ImmutableArray<IrField> Fields => IsDefined ? _fields : throw NominalNames.NotDefined(Name);

    /// <inheritdoc/>
    public override ImmutableArray<IrType> FieldTypes => IsDefined ? _fieldTypes : throw NominalNames.NotDefined(Name);

    /// <summary>Says what the fields are, once.</summary>
    public void Define(params ImmutableArray<IrField> fields)
    {
        if (IsDefined)
        {
            throw new InvalidOperationException($"struct {Name} is defined already");
        }

        _fieldTypes = [.. fields.Select(field => field.Type)];
        _fields = fields;
    }
}
