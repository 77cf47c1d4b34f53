using Maru.Platform.Secrets;
using Maru.Platform.Sql;

namespace Maru.Host;

/// <summary>Starts the server: schema, vault, then the modules' own start, then the doors open.</summary>
internal static partial class Serve
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Composition.Build(args);
        if (await OpenAsync(app).ConfigureAwait(false) is { } code)
        {
            return code;
        }

        await Welcome.PrintAsync(app).ConfigureAwait(false);
        await app.WaitForShutdownAsync().ConfigureAwait(false);
        return 0;
    }

    /// <summary>Everything up to open doors, as tests start it too.</summary>
    /// <returns>Null when the server is up; otherwise the exit code it must end with.</returns>
    public static async Task<int?> OpenAsync(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Maru.Host");
        await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None).ConfigureAwait(false);
        var decision = await app.Services.GetRequiredService<VaultDoor>().OpenAsync(CancellationToken.None).ConfigureAwait(false);
        if (decision.ExitCode is { } code)
        {
            await Console.Error.WriteLineAsync(decision.Message).ConfigureAwait(false);
            return code;
        }

        if (decision.Verdict is VaultVerdict.Lock or VaultVerdict.UseEphemeral)
        {
            LogVault(log, decision.Message);
        }

        Composition.Map(app);
        await app.StartAsync().ConfigureAwait(false);
        return null;
    }

    [LoggerMessage(1000, LogLevel.Warning, "{Reason}")]
    private static partial void LogVault(ILogger logger, string reason);
}
