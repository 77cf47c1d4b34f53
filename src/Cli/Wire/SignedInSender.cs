using Maru.Cli.Sessions;
using Maru.Kernel;

namespace Maru.Cli.Wire;

/// <summary>Sends with the access token of the session, and once more with a new one when the server no longer takes it.</summary>
internal sealed class SignedInSender(Sender sender, TokenKeeper tokens)
{
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        var token = await tokens.AccessAsync(refused: null, ct);
        if (token.Failed(out var failure))
        {
            return new Refusal(failure);
        }

        var answer = await sender.SendAsync(method, path, body, token.Value, ct);
        if (answer.Refusal?.Failure.Kind != FailureKind.Unauthenticated)
        {
            return answer;
        }

        token = await tokens.AccessAsync(refused: token.Value, ct);
        return token.Failed(out failure) ? new Refusal(failure) : await sender.SendAsync(method, path, body, token.Value, ct);
    }
}
