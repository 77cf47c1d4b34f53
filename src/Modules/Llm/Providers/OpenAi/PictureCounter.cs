namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Counts the pictures of an answer that passes by in pieces: each has its bytes or its address, under a known name.</summary>
internal struct PictureCounter
{
    private const int Carried = 16;

    private readonly byte[] _tail = new byte[Carried];
    private int _tailLength;
    private int _bytes;
    private int _addresses;

    public PictureCounter()
    {
    }

    public readonly int Count => Math.Max(_bytes, _addresses);

    public void Push(ReadOnlySpan<byte> json)
    {
        // A name cut by the pieces' border lies in the end of one and the beginning of the next.
        Span<byte> border = stackalloc byte[Carried * 2];
        _tail.AsSpan(0, _tailLength).CopyTo(border);
        var head = json[..Math.Min(json.Length, Carried)];
        head.CopyTo(border[_tailLength..]);
        border = border[..(_tailLength + head.Length)];
        _bytes += Across(border, "\"b64_json\""u8) + json.Count("\"b64_json\""u8);
        _addresses += Across(border, "\"url\""u8) + json.Count("\"url\""u8);

        var end = json.Length >= Carried ? json[^Carried..] : border[Math.Max(0, border.Length - Carried)..];
        end.CopyTo(_tail);
        _tailLength = end.Length;
    }

    // Once if the name begins before the border and ends behind it.
    private readonly int Across(ReadOnlySpan<byte> border, ReadOnlySpan<byte> name)
    {
        for (var from = Math.Max(0, _tailLength - name.Length + 1); from < _tailLength && from + name.Length <= border.Length; from++)
        {
            if (border[from..].StartsWith(name))
            {
                return 1;
            }
        }

        return 0;
    }
}
