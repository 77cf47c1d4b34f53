using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Calls;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// Finds the usage object of a JSON answer that passes by in pieces. It stands near the end in every server's answer, so the last two
/// KiB are kept and read once. Inside a JSON string a quote is escaped, so <c>"usage":</c> can only be a real member.
/// </summary>
internal struct UsageScanner : IDisposable
{
    /// <summary>As much is kept.</summary>
    public const int Window = 2048;

    private byte[]? _tail;
    private int _length;

    /// <summary>The end of what has passed.</summary>
    public readonly ReadOnlySpan<byte> Kept => _tail.AsSpan(0, _length);

    /// <summary>Keeps the end of what has passed.</summary>
    public void Push(ReadOnlySpan<byte> bytes)
    {
        _tail ??= ArrayPool<byte>.Shared.Rent(Window);
        if (bytes.Length >= Window)
        {
            bytes[^Window..].CopyTo(_tail);
            _length = Window;
            return;
        }

        var old = Math.Min(_length, Window - bytes.Length);
        _tail.AsSpan(_length - old, old).CopyTo(_tail);
        bytes.CopyTo(_tail.AsSpan(old));
        _length = old + bytes.Length;
    }

    /// <summary>The usage in what was kept; unknown when there is none.</summary>
    public readonly TokenUsage Read() => _tail is not null && TryRead(_tail.AsSpan(0, _length), out var usage) ? usage : TokenUsage.Unknown;

    /// <summary>The tier the answer was charged at, in what was kept; null when there is none.</summary>
    public readonly string? ReadTier() => _tail is not null ? ServiceTiers.Find(_tail.AsSpan(0, _length)) : null;

    public static bool TryRead(ReadOnlySpan<byte> json, out TokenUsage usage)
    {
        usage = TokenUsage.Unknown;
        var at = json.LastIndexOf("\"usage\":"u8);
        if (at < 0)
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(json[(at + "\"usage\":"u8.Length)..], isFinalBlock: false, default);
            return UsageJson.TryRead(ref reader, out usage);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (_tail is { } tail)
        {
            _tail = null;
            ArrayPool<byte>.Shared.Return(tail);
        }
    }
}
