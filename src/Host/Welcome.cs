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
        await Console.Out.WriteLineAsync($"Maru is listening on {address}").ConfigureAwait(false);

        // To the console and never to the log: whoever has this link owns the server.
        if (await app.Services.GetRequiredService<ISetUp>().PrepareAsync(app.Lifetime.ApplicationStopping).ConfigureAwait(false) is { } token)
        {
            var link = app.Services.GetRequiredService<WebFiles>().AreThere ? $"{address}/set-up#{token}" : "(no link: this server was built without its web front end)";
            await Console.Out.WriteLineAsync($"""

                This server has no administrator yet. Make yours once, with this link:
                  {link}
                or: maru set-up --server {address} --token {token}
                or: curl -s {address}/api/v1/identity/set-up -H 'Content-Type: application/json' \
                      -d '{JsonFor(token)}'

                """).ConfigureAwait(false);
        }
    }

    private static string JsonFor(string token) => $$"""{"token":"{{token}}","username":"admin","password":"<a long one>"}""";
}
