using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Providers.Upstream;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Maru.Modules.Tests.Llm.Measuring;

/// <summary>Meters and a server's stop for clients that are tested without a server. The vocabularies load once.</summary>
internal static class Meters
{
    public static TokenCounter Tokens { get; } = new();

    public static CallMeters Of(ILogger<CallMeters>? log = null, TimeProvider? clock = null) =>
        new(Tokens, clock ?? TimeProvider.System, log ?? NullLogger<CallMeters>.Instance);

    public static Closing NeverClosing() => Closing(new FakeLifetime());

    public static Closing Closing(FakeLifetime lifetime, TimeSpan? stop = null) =>
        new(lifetime, Options.Create(new HostOptions { ShutdownTimeout = stop ?? TimeSpan.FromSeconds(30) }));
}
