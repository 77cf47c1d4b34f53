namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>Reads an upstream's body into memory, up to a ceiling; what comes after is dropped.</summary>
internal static class BoundedBody
{
    public const int ErrorCeiling = 64 * 1024;

    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, int ceiling, CancellationToken ct)
    {
        using var stream = await response.Content.ReadAsStreamAsync(ct);
        var buffer = new byte[Math.Min(ceiling, (int)(response.Content.Headers.ContentLength is > 0 and < int.MaxValue and var n ? n : 4096))];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length >= ceiling)
                {
                    break;
                }

                Array.Resize(ref buffer, Math.Min(ceiling, buffer.Length * 2));
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), ct);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        return buffer.AsMemory(0, length);
    }
}
