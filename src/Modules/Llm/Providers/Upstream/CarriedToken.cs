namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>A short token that the pieces of a text may cut, put together from its parts; of one that is too long, the beginning.</summary>
internal struct CarriedToken(int longest)
{
    private byte[]? _bytes;
    private int _length;

    /// <summary>The next token begins.</summary>
    public void Begin() => _length = 0;

    /// <summary>Takes the next part off the text; false when more of the token is to come.</summary>
    /// <param name="json">The text.</param>
    /// <param name="end">Where the token ends in it; below zero when it does not.</param>
    /// <param name="token">The whole token: in the text itself where it was not cut.</param>
    public bool TryTake(ref ReadOnlySpan<byte> json, int end, out ReadOnlySpan<byte> token)
    {
        var part = end < 0 ? json : json[..end];
        json = json[part.Length..];
        token = part;
        if (end >= 0 && _length == 0)
        {
            return true;
        }

        _bytes ??= new byte[longest];
        part = part[..Math.Min(part.Length, longest - _length)];
        part.CopyTo(_bytes.AsSpan(_length));
        _length += part.Length;
        token = _bytes.AsSpan(0, _length);
        return end >= 0;
    }
}
