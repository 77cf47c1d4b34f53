namespace Maru.Rhai.Syntax.Parsing;

/// <summary>The names scripts may give to the built-in types.</summary>
internal static class Types
{
    /// <summary>The name that type_of returns, for types that also have a short form.</summary>
    public static string? Canonical(string? name) => name switch
    {
        "int" => "i64",
        "float" => "f64",
        _ => name,
    };
}
