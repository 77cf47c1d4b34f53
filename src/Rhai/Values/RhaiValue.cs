using System.Runtime.CompilerServices;
using Maru.Rhai.Operations;

namespace Maru.Rhai.Values;

/// <summary>
/// One value of the language in 16 bytes. Numbers, bools and chars need no allocation. A value is immutable for its holders: containers
/// are shared until one holder changes its own. Safe to read from many threads.
/// </summary>
public readonly struct RhaiValue : IEquatable<RhaiValue>
{
    private readonly RhaiObject? _object;
    private readonly long _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal RhaiValue(RhaiObject? content, long bits = 0)
    {
        _object = content;
        _bits = bits;
    }

    /// <summary>The value <c>()</c>.</summary>
    public static RhaiValue Unit => default;

    /// <summary>What the value is.</summary>
    public RhaiKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _object is null ? RhaiKind.Unit : _object.Kind;
    }

    /// <summary>Whether this is <c>()</c>.</summary>
    public bool IsUnit => Kind == RhaiKind.Unit;

    /// <summary>Whether this is an integer.</summary>
    public bool IsInt
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _object is { Kind: RhaiKind.Int };
    }

    /// <summary>Whether this is a float.</summary>
    public bool IsFloat
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _object is { Kind: RhaiKind.Float };
    }

    internal bool IsBool
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _object is { Kind: RhaiKind.Bool };
    }

    internal RhaiObject? Object => _object;

    internal long Bits => _bits;

    internal long Int => _bits;

    internal double Float => BitConverter.Int64BitsToDouble(_bits);

    internal bool Bool => _bits != 0;

    internal int Char => (int)_bits;

    internal RhaiText Text => Unsafe.As<RhaiText>(_object!);

    internal RhaiArray Array => Unsafe.As<RhaiArray>(_object!);

    internal RhaiMap Map => Unsafe.As<RhaiMap>(_object!);

    internal RhaiBlob Blob => Unsafe.As<RhaiBlob>(_object!);

    internal RhaiRange Range => Unsafe.As<RhaiRange>(_object!);

    internal RhaiFunction Function => Unsafe.As<RhaiFunction>(_object!);

    internal RhaiCell Cell => Unsafe.As<RhaiCell>(_object!);

    internal RhaiTimestamp Timestamp => Unsafe.As<RhaiTimestamp>(_object!);

    internal object HostObject => Unsafe.As<RhaiHost>(_object!).Value;

    /// <summary>The tag that a script set on the value, 0 without one.</summary>
    internal int Tag => _object is RhaiMark mark ? mark.Tag : (int)_bits;

    /// <summary>An integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator RhaiValue(long value) => new(RhaiMark.Int, value);

    /// <summary>A float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator RhaiValue(double value) => new(RhaiMark.Float, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A bool.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator RhaiValue(bool value) => new(RhaiMark.Bool, value ? 1 : 0);

    /// <summary>Text. Lone surrogates become U+FFFD, because the language has only Unicode scalars.</summary>
    public static implicit operator RhaiValue(string value) => new(RhaiText.FromHost(value));

    /// <summary>An integer.</summary>
    public static RhaiValue FromInt64(long value) => value;

    /// <summary>A float.</summary>
    public static RhaiValue FromDouble(double value) => value;

    /// <summary>A bool.</summary>
    public static RhaiValue FromBoolean(bool value) => value;

    /// <summary>Text. Lone surrogates become U+FFFD.</summary>
    public static RhaiValue FromString(string value) => value;

    /// <summary>A char.</summary>
    public static RhaiValue FromRune(System.Text.Rune value) => FromScalar(value.Value);

    internal static RhaiValue FromScalar(int scalar) => new(RhaiMark.Char, scalar);

    internal static RhaiValue FromByte(byte value) => new(RhaiMark.Byte, value);

    /// <summary>The same value for a second place: containers are marked so that the next change copies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal RhaiValue Share()
    {
        if (_object is { Kind: >= RhaiKind.Cell } content)
        {
            return ShareSlow(this, content);
        }

        return this;
    }

    // Static: a method on the value would make emitted code keep every such value in memory.
    private static RhaiValue ShareSlow(RhaiValue value, RhaiObject content)
    {
        if (content is RhaiCell cell)
        {
            return cell.Value.Share();
        }

        content.MarkAliased();
        return value;
    }

    internal RhaiValue WithTag(int tag) => _object is null or RhaiMark ? new(new RhaiMark(Kind, tag), _bits) : new(_object, tag);

    /// <summary>Whether both are the same content object, without comparing the content.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsSameAs(in RhaiValue other) => ReferenceEquals(_object, other._object) && _bits == other._bits;

    /// <summary>The text <c>print</c> would write.</summary>
    public override string ToString() => RhaiPrinter.Print(this);

    /// <summary>Whether both values are equal by the language's <c>==</c>; values without that operator are unequal.</summary>
    public bool Equals(RhaiValue other) => RhaiComparison.AreEqual(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RhaiValue other && Equals(other);

    /// <summary>
    /// 1 equals 1.0 and 'a' equals "a", and floats are equal within a margin: therefore only a very coarse hash code is correct.
    /// </summary>
    public override int GetHashCode() => Kind switch
    {
        RhaiKind.Int or RhaiKind.Float => 1,
        RhaiKind.Char or RhaiKind.String => 2,
        var kind => 3 + (int)kind,
    };

    /// <summary>The language's <c>==</c>.</summary>
    public static bool operator ==(RhaiValue left, RhaiValue right) => left.Equals(right);

    /// <summary>The language's <c>!=</c> for comparable values.</summary>
    public static bool operator !=(RhaiValue left, RhaiValue right) => !left.Equals(right);
}
