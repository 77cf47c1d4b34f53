using Maru.Platform.Secrets;
using Maru.Platform.Sql;

namespace Maru.Host;

/// <summary>Starts the server: schema, vault, then the modules' own start, then the doors open.</summary>
internal static partial class Serve
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (app, exitCode) = await StartAsync(args).ConfigureAwait(false);
        if (app is null)
        {
            return exitCode;
        }

        await using (app)
        {
            await Welcome.PrintAsync(app).ConfigureAwait(false);
            await app.WaitForShutdownAsync().ConfigureAwait(false);
        }

        return 0;
    }

    /// <summary>A running server, or the exit code that says why there is none.</summary>
    internal static async Task<(WebApplication? App, int ExitCode)> StartAsync(string[] args)
    {
        var app = Composition.Build(args);
        try
        {
            await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None).ConfigureAwait(false);
            if (await OpenVaultAsync(app).ConfigureAwait(false) is { } refused)
            {
                await app.DisposeAsync().ConfigureAwait(false);
                return (null, refused);
            }

            Composition.Map(app);
            await app.StartAsync().ConfigureAwait(false);
            return (app, 0);
        }
        catch
        {
            // Stopped first: what has started already would call being disposed of a failure of its own, and bury the true one under it.
            await using (app)
            {
                await app.StopAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    private static async Task<int?> OpenVaultAsync(WebApplication app)
    {
        var decision = await app.Services.GetRequiredService<VaultDoor>().OpenAsync(CancellationToken.None).ConfigureAwait(false);
        if (decision.ExitCode is not null)
        {
            await Console.Error.WriteLineAsync(decision.Message).ConfigureAwait(false);
        }
        else if (decision.Verdict is VaultVerdict.Lock or VaultVerdict.UseEphemeral)
        {
            LogVault(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Maru.Host"), decision.Message);
        }

        return decision.ExitCode;
    }

    [LoggerMessage(1000, LogLevel.Warning, "{Reason}")]
    private static partial void LogVault(ILogger logger, string reason);
}
