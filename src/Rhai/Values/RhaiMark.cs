namespace Maru.Rhai.Values;

/// <summary>The type marker of a plain value. A value with a tag set by the script has its own marker.</summary>
internal sealed class RhaiMark(RhaiKind kind, int tag = 0) : RhaiObject(kind)
{
    public static readonly RhaiMark Bool = new(RhaiKind.Bool);
    public static readonly RhaiMark Int = new(RhaiKind.Int);
    public static readonly RhaiMark Float = new(RhaiKind.Float);
    public static readonly RhaiMark Char = new(RhaiKind.Char);
    public static readonly RhaiMark Byte = new(RhaiKind.Byte);

    public int Tag => tag;
}
