using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Operations;

/// <summary>Operators between texts and chars.</summary>
internal static class TextOperators
{
    public static RhaiValue? Apply(BinaryOperator op, in RhaiValue a, in RhaiValue b) => op switch
    {
        BinaryOperator.Add => Concatenate(a, b),
        BinaryOperator.Subtract when a.Kind == RhaiKind.String => Without(a.Text, Text(b)),
        BinaryOperator.Subtract => default(RhaiValue?),
        BinaryOperator.Equal => RhaiComparison.AreEqual(a, b) || SameChar(a, b),
        BinaryOperator.NotEqual => !RhaiComparison.AreEqual(a, b) && !SameChar(a, b),
        BinaryOperator.Less => RhaiComparison.CompareText(a, b) < 0,
        BinaryOperator.LessOrEqual => RhaiComparison.CompareText(a, b) <= 0,
        BinaryOperator.Greater => RhaiComparison.CompareText(a, b) > 0,
        BinaryOperator.GreaterOrEqual => RhaiComparison.CompareText(a, b) >= 0,
        _ => default(RhaiValue?),
    };

    public static RhaiValue Concatenate(in RhaiValue a, in RhaiValue b) =>
        new(RhaiText.Join(Text(a), b.Kind == RhaiKind.Blob ? Decoded(b.Blob) : Text(b)));

    /// <summary>The bytes read as UTF-8: the text that a blob adds to the text on its left.</summary>
    public static RhaiText Decoded(RhaiBlob blob) => RhaiText.FromHost(System.Text.Encoding.UTF8.GetString(blob.Bytes));

    /// <summary>The value as text; text is returned unchanged.</summary>
    public static RhaiText Text(in RhaiValue value) => value.Kind switch
    {
        RhaiKind.String => value.Text,
        RhaiKind.Char => RhaiText.FromScalar(value.Char),
        RhaiKind.Unit => RhaiText.Empty,
        RhaiKind.Host => RhaiText.FromHost(RhaiPrinter.Print(value)),
        _ => new RhaiText(RhaiPrinter.Print(value)),
    };

    private static bool SameChar(in RhaiValue a, in RhaiValue b) => a.Kind == RhaiKind.Char && b.Kind == RhaiKind.Char && a.Char == b.Char;

    private static RhaiValue Without(RhaiText text, RhaiText part) =>
        part.Units == 0 ? new RhaiValue(text) : new RhaiValue(new RhaiText(text.Value.Replace(part.Value, "", StringComparison.Ordinal)));
}
