using Maru.Contracts.Identity;
using Maru.Host.Web;
using Maru.Platform.Sql;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Maru.Host;

/// <summary>
/// Says that the server is up, where, and on a fresh one how to begin: to a person in their terminal, else in the log. The token of the
/// set-up is for a person's terminal or for a file, and never where logs are gathered: its holder owns the server.
/// </summary>
internal static partial class Welcome
{
    public static async Task SayAsync(WebApplication app)
    {
        var bound = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        var address = ListenAddress.ForBrowser(bound);
        var token = await app.Services.GetRequiredService<ISetUp>().PrepareAsync(app.Lifetime.ApplicationStopping);
        var file = app.Services.GetRequiredService<SetUpTokenFile>();
        if (token is null)
        {
            file.Remove();
        }

        if (Terminal.IsThere)
        {
            await Console.Out.WriteLineAsync(TextOf(app, address, bound.First(), token));
            return;
        }

        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Maru.Host");
        LogListening(log, string.Join(" and ", bound));
        if (token is not null)
        {
            LogSetUp(log, token, CliOf(app), address ?? WelcomeText.ProxyAddress, file);
        }
    }

    private static string TextOf(WebApplication app, string? address, string bound, string? token) => new WelcomeText
    {
        Address = address,
        Bound = bound,
        Token = token,
        Place = app.Services.GetRequiredService<DatabaseSettings>().Place,
        WithoutWeb = app.Services.GetRequiredService<WebFiles>().Missing?.English,
        Cli = CliOf(app),
        HasColour = Terminal.HasColour && !OperatingSystem.IsWindows(),
    }.ToString();

    private static string CliOf(WebApplication app) => app.Environment.IsDevelopment() ? "dotnet run --project src/Cli --" : "maru";

    private static void LogSetUp(ILogger log, string token, string cli, string address, SetUpTokenFile file)
    {
        if (file.TryWrite(token))
        {
            LogTokenFile(log, cli, address, file.Path);
        }
        else
        {
            LogNoTokenFile(log, file.Path);
        }
    }

    [LoggerMessage(1003, LogLevel.Information, "Maru is listening on {Addresses} and ready")]
    private static partial void LogListening(ILogger log, string addresses);

    [LoggerMessage(1004, LogLevel.Warning,
        "This server has no administrator yet. Make yours once: {Cli} set-up --server {Address} --token \"$(cat '{Path}')\"")]
    private static partial void LogTokenFile(ILogger log, string cli, string address, string path);

    [LoggerMessage(1005, LogLevel.Warning, "This server has no administrator yet, and its set-up token cannot be written to {Path}. "
        + "Make the folder writable, or start it in a terminal.")]
    private static partial void LogNoTokenFile(ILogger log, string path);
}
