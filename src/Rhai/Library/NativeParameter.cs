using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>What one parameter of a native function accepts.</summary>
internal readonly record struct NativeParameter(RhaiKind Kind, bool IsAny = false, Type? HostType = null)
{
    public static readonly NativeParameter Any = new(RhaiKind.Unit, IsAny: true);

    public bool Accepts(in RhaiValue value) =>
        IsAny || (value.Kind == Kind && (HostType is null || HostType.IsInstanceOfType(value.HostObject)));

    /// <summary>Reads the short notation of the library: one letter a parameter.</summary>
    public static NativeParameter[] Parse(string letters)
    {
        var parameters = new NativeParameter[letters.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            parameters[i] = letters[i] == '*' ? Any : new NativeParameter(KindOf(letters[i]));
        }

        return parameters;
    }

    private static RhaiKind KindOf(char letter) => letter switch
    {
        '0' => RhaiKind.Unit,
        'b' => RhaiKind.Bool,
        'i' => RhaiKind.Int,
        'f' => RhaiKind.Float,
        'c' => RhaiKind.Char,
        'u' => RhaiKind.Byte,
        's' => RhaiKind.String,
        'r' => RhaiKind.Range,
        'R' => RhaiKind.RangeInclusive,
        'F' => RhaiKind.Function,
        't' => RhaiKind.Timestamp,
        'A' => RhaiKind.Array,
        'M' => RhaiKind.Map,
        'B' => RhaiKind.Blob,
        _ => throw new ArgumentOutOfRangeException(nameof(letter)),
    };
}
