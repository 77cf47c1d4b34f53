using Maru.Cli.Sessions;

namespace Maru.Cli.Wire;

/// <summary>
/// Opens a long answer with the access token of the session, and once more with a new one when the server no longer takes it.
/// </summary>
internal sealed class SignedInStream(Sender sender, TokenKeeper tokens)
{
    public async Task<Opened> OpenAsync(string path, CancellationToken ct)
    {
        string? refused = null;
        while (true)
        {
            var token = await tokens.AccessAsync(refused, ct);
            if (token.Failed(out var failure))
            {
                return new Opened(null, new Refusal(failure));
            }

            var opened = await sender.OpenAsync(HttpMethod.Get, path, body: null, token.Value, ct, ct);
            if (opened.Failed(out failure))
            {
                return new Opened(null, new Refusal(failure));
            }

            if (opened.Value.IsSuccessStatusCode)
            {
                return new Opened(opened.Value, null);
            }

            using var response = opened.Value;
            if (response.StatusCode != System.Net.HttpStatusCode.Unauthorized || refused is not null)
            {
                var json = Sender.Parse(await response.Content.ReadAsByteArrayAsync(ct));
                return new Opened(null, ProblemReader.Read(response, json, sender.Server, sender.Language));
            }

            refused = token.Value;
        }
    }
}
