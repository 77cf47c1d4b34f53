using Maru.Contracts.Identity;
using Maru.Host.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Maru.Host;

/// <summary>What a person sees on the console when the server is up: where it is, and on a fresh one how to begin.</summary>
internal static class Welcome
{
    public static async Task PrintAsync(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? "http://127.0.0.1:8080";
        await Console.Out.WriteLineAsync($"Maru is listening on {address}");

        var file = app.Services.GetRequiredService<SetUpTokenFile>();
        var setUp = app.Services.GetRequiredService<ISetUp>();
        if (await setUp.PrepareAsync(app.Lifetime.ApplicationStopping) is not { } token)
        {
            file.Remove();
            return;
        }

        // To a person's terminal, or else to a file, and never to where logs are gathered: the token's holder owns the server.
        var text = !Console.IsOutputRedirected ? InTerminal(address, token, app.Services.GetRequiredService<WebFiles>().AreThere)
            : file.TryWrite(token) ? InFile(address, file.Path)
            : $"This server has no administrator yet, and its set-up token cannot be written to {file.Path}. "
                + "Make the folder writable, or start it in a terminal.";
        await Console.Out.WriteLineAsync(text);
    }

    private static string InTerminal(string address, string token, bool hasWeb) => $"""

        This server has no administrator yet. Make yours once, with this link:
          {(hasWeb ? $"{address}/set-up#{token}" : "(no link: this server was built without its web front end)")}
        or: maru set-up --server {address} --token {token}
        or: curl -s {address}/api/v1/identity/set-up -H 'Content-Type: application/json' \
              -d '{JsonFor(token)}'

        """;

    private static string InFile(string address, string path) =>
        $"This server has no administrator yet. Make yours once: maru set-up --server {address} --token \"$(cat '{path}')\"";

    private static string JsonFor(string token) => $$"""{"token":"{{token}}","username":"admin","password":"<a long one>"}""";
}
