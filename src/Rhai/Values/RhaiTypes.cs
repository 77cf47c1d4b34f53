namespace Maru.Rhai.Values;

/// <summary>Names of types as <c>type_of</c> gives them and as error messages do.</summary>
internal static class RhaiTypes
{
    public static string NameOf(in RhaiValue value) => value.Object is RhaiHost host ? host.TypeName : NameOf(value.Kind);

    public static string NameOf(RhaiKind kind) => kind switch
    {
        RhaiKind.Unit => "()",
        RhaiKind.Bool => "bool",
        RhaiKind.Int => "i64",
        RhaiKind.Float => "f64",
        RhaiKind.Char => "char",
        RhaiKind.Byte => "u8",
        RhaiKind.String => "string",
        RhaiKind.Array => "array",
        RhaiKind.Map => "map",
        RhaiKind.Blob => "blob",
        RhaiKind.Range => "range",
        RhaiKind.RangeInclusive => "range=",
        RhaiKind.Function => "Fn",
        RhaiKind.Timestamp => "timestamp",
        RhaiKind.Host => "object",
        RhaiKind.Cell => "shared",
    };

    /// <summary>The name as written in front of a typed method: <c>int</c> and <c>float</c> mean the language's own.</summary>
    public static string Canonical(string name) => name switch
    {
        "int" => "i64",
        "float" => "f64",
        _ => name,
    };

    /// <summary>"name (type, type)" for a function that was not found.</summary>
    public static string Signature(string name, ReadOnlySpan<RhaiValue> arguments)
    {
        var names = new string[arguments.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var argument = arguments[i].Kind == RhaiKind.Cell ? arguments[i].Cell.Value : arguments[i];
            names[i] = argument.Kind == RhaiKind.String ? "&str | ImmutableString | String" : NameOf(argument);
        }

        return $"{name} ({string.Join(", ", names)})";
    }
}
