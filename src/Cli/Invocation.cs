using System.CommandLine;
using System.Text.Json;
using Maru.Cli.Screen;
using Maru.Cli.Sessions;
using Maru.Cli.Wire;
using Maru.Kernel;

namespace Maru.Cli;

/// <summary>One verb at work: its arguments, the screen, the questions, the server.</summary>
internal sealed class Invocation : IDisposable
{
    private const string DefaultServer = "http://127.0.0.1:8080";

    private readonly ParseResult _parsed;
    private readonly string? _serverText;
    private HttpMessageInvoker? _http;

    public Invocation(ParseResult parsed, Grammar grammar, Surroundings around, CancellationToken ct)
    {
        _parsed = parsed;
        (Around, Ct) = (around, ct);
        Output = new Output(around, parsed.GetValue(grammar.Json));
        Ask = new Ask(around);
        Sessions = SessionFile.At(around);
        _serverText = NotBlank(parsed.GetValue(grammar.Server)) ?? NotBlank(around.Variable("MARU_SERVER")) ?? Sessions.Read()?.Server;
    }

    public Surroundings Around { get; }

    public CancellationToken Ct { get; }

    public Output Output { get; }

    public Ask Ask { get; }

    public SessionFile Sessions { get; }

    public Language Language => Around.Language;

    public T? Get<T>(Option<T> option) => _parsed.GetValue(option);

    public T Get<T>(Argument<T> argument) => _parsed.GetRequiredValue(argument);

    /// <summary>Where the server is: --server, else MARU_SERVER, else where one is signed in, else this machine.</summary>
    public Outcome<Uri> Server => ServerAddress.Parse(_serverText ?? DefaultServer, Language);

    /// <summary>Calls the server without saying who asks.</summary>
    public Outcome<Sender> Sender()
    {
        var server = Server;
        return server.Failed(out var failure)
            ? failure
            : new Sender(_http ??= Around.Connect(server.Value), server.Value, Language, Around.Clock);
    }

    /// <summary>Calls the server as the person who is signed in.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null)
    {
        var sender = Sender();
        if (sender.Failed(out var failure))
        {
            return new Refusal(failure);
        }

        var tokens = new TokenKeeper(sender.Value, Sessions, Around.Clock);
        return await new SignedInSender(sender.Value, tokens).SendAsync(method, path, body, Ct);
    }

    /// <summary>The answer as it begins, for the person who is signed in.</summary>
    public async Task<Opened> OpenAsync(string path)
    {
        var sender = Sender();
        return sender.Failed(out var failure)
            ? new Opened(null, new Refusal(failure))
            : await new SignedInStream(sender.Value, new TokenKeeper(sender.Value, Sessions, Around.Clock)).OpenAsync(path, Ct);
    }

    /// <summary>Calls the server and shows what it answers.</summary>
    public async Task<ExitCode> ShowAsync(HttpMethod method, string path, Action<JsonElement> asText, object? body = null) =>
        Output.Show(await SendAsync(method, path, body), asText);

    /// <summary>Calls the server and says one line when it agrees.</summary>
    public Task<ExitCode> DoAsync(HttpMethod method, string path, Phrase done, object? body = null) =>
        ShowAsync(method, path, _ => Output.Say(done), body);

    public void Dispose() => _http?.Dispose();

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
