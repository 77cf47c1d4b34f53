namespace Maru.Cli.Wire;

/// <summary>An answer that has begun and is yet to be read, or the refusal.</summary>
internal sealed record Opened(HttpResponseMessage? Response, Refusal? Refusal) : IDisposable
{
    public void Dispose() => Response?.Dispose();
}
