using Maru.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Live;

/// <summary>Section <c>Live</c>: streams of news to people.</summary>
internal sealed class LiveSettings : ISettings
{
    /// <summary>Live connections of one node.</summary>
    [Between(1, 1_000_000)]
    [RetiredKey("Work:MaxLiveClients")]
    public int MaxClients { get; init; } = 2_000;

    /// <summary>Live connections of one person on one node.</summary>
    [Between(1, 1_000_000)]
    [RetiredKey("Work:MaxLiveClientsPerUser")]
    public int MaxClientsPerUser { get; init; } = 20;

    /// <summary>The longest pause between two looks for news that no hint told of.</summary>
    [Between("10ms", "10s")]
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A Redis server that carries hints between nodes, as <c>host:port,password=…</c>; empty: nodes look by themselves.
    /// </summary>
    [SecretSetting]
    [RetiredKey("Work:Redis")]
    public string Redis { get; init; } = "";

    /// <inheritdoc/>
    public IEnumerable<string> Faults(IHostEnvironment environment) =>
        RedisHints.IsReadable(Redis)
            ? []
            : ["Live:Redis cannot be read. Write an address such as 127.0.0.1:6379, with options after commas."];
}
