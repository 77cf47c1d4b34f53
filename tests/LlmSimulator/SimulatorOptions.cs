namespace Maru.LlmSimulator;

/// <summary>How a <see cref="Simulator"/> listens and what it keeps.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Where to listen; port 0 takes a free one. Only http, and only an IP address or localhost.</summary>
    public Uri Listen { get; init; } = new("http://127.0.0.1:0");

    /// <summary>Answers plain chat from precomputed bytes and takes any key.</summary>
    public bool Fast { get; init; }

    /// <summary>Keeps every request in <see cref="Simulator.Received"/>; off for load runs.</summary>
    public bool Record { get; init; } = true;

    /// <summary>How many requests are kept; older ones fall out.</summary>
    public int RecordLimit { get; init; } = 10_000;

    /// <summary>How many bytes of each body are kept.</summary>
    public int BodyLimit { get; init; } = 256 * 1024;

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
