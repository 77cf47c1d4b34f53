using Maru.Cli.Wire;
using Maru.Kernel;

namespace Maru.Cli.Sessions;

/// <summary>The client key that <c>maru chat</c> uses: MARU_KEY, else one made for it on first use and kept in the session file.</summary>
internal sealed class ChatKeys(Invocation run)
{
    private static readonly string[] Scopes = ["chat"];

    private string? Given => run.Around.Variable("MARU_KEY") is { Length: > 0 } key ? key.Trim() : null;

    /// <param name="refused">A key the server has just refused; a stored one is then made anew.</param>
    public async Task<(string? Key, Refusal? Refusal)> FindAsync(string? refused)
    {
        if (Given is { } given)
        {
            return (given, null);
        }

        var server = run.Server;
        if (server.Failed(out var failure))
        {
            return (null, new Refusal(failure));
        }

        return run.Sessions.Read() is { ChatKey: { } stored } session && session.Server == server.Value.AbsoluteUri && stored != refused
            ? (stored, null)
            : await MakeAsync(server.Value);
    }

    /// <summary>Whether a refused key can be replaced: one's own can, a given one cannot.</summary>
    public bool CanReplace(Refusal? refusal) => Given is null && refusal?.Failure is { Kind: FailureKind.Unauthenticated };

    private async Task<(string? Key, Refusal? Refusal)> MakeAsync(Uri server)
    {
        var wanted = new { Name = $"maru chat ({Environment.MachineName})", Scopes };
        var answer = await run.SendAsync(HttpMethod.Post, Paths.ClientKeys, wanted);
        if (answer.Refusal is { } refusal)
        {
            return (null, refusal);
        }

        var (id, key) = (answer.Body.Text("id"), answer.Body.Text("secret"));
        var held = await run.Sessions.ChangeAsync(
            now => now?.Server == server.AbsoluteUri ? now.WithChatKey(id, key) : now, CancellationToken.None);
        return held is { } failure ? (null, new Refusal(failure)) : (key, null);
    }
}
