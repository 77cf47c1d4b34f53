using System.Text.Json;
using Maru.Cli;
using Maru.Testing;

namespace Maru.Host.Tests.Cli;

/// <summary>Runs <c>maru</c> in this process, with a folder, a clock and a server of its own.</summary>
internal sealed class CommandLine : IDisposable
{
    public const string Server = "http://127.0.0.1:8080/";
    public const string Access = "access-canary-token-1";
    public const string RefreshToken = "refresh-canary-token-1";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-cli-").FullName;

    public CommandLine() => Variables["XDG_CONFIG_HOME"] = _folder;

    public StubServer Stub { get; } = new();

    public FakeClock Clock { get; } = new();

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public string SessionPath => Path.Combine(_folder, "maru", "session.json");

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string All => Out + Error;

    public JsonElement OutJson => JsonSerializer.Deserialize<JsonElement>(Out);

    public JsonElement ErrorJson => JsonSerializer.Deserialize<JsonElement>(Error);

    /// <summary>With standard input from a pipe.</summary>
    public Task<int> RunAsync(params string[] args) => RunAsync("", args);

    public Task<int> PipeAsync(string input, params string[] args) => RunAsync(input, args);

    /// <summary>With a person at the keyboard.</summary>
    public Task<int> TypeAsync(string lines, string? hidden, params string[] args) =>
        RunAsync(Around(new StringReader(lines), false, hidden), args);

    public Task<int> RunAsync(Surroundings around, params string[] args) => FinishAsync(around, args);

    public Surroundings Around(TextReader input, bool redirected, string? hidden = null) => new()
    {
        In = input,
        Out = new StringWriter(),
        Error = new StringWriter(),
        InputRedirected = redirected,
        OutputRedirected = true,
        ReadHidden = () => hidden,
        Variable = name => Variables.GetValueOrDefault(name),
        Connect = _ => new HttpMessageInvoker(Stub, disposeHandler: false),
        Clock = Clock,
    };

    public static object Grant(string access, string refresh) => new
    {
        access_token = access,
        token_type = "Bearer",
        expires_in = 600,
        refresh_token = refresh,
        refresh_expires_in = 86_400,
        user = new { id = "0", username = "ada", role = "admin", locale = "en" },
    };

    public async Task SignInAsync()
    {
        Stub.On("POST /api/v1/identity/login", Grant(Access, RefreshToken));
        Assert.Equal(0, await PipeAsync("a long password\n", "login", "-u", "ada"));
    }

    public JsonElement Session() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(SessionPath));

    public void Dispose() => TestFolder.Delete(_folder);

    private Task<int> RunAsync(string input, string[] args) => FinishAsync(Around(new StringReader(input), redirected: true), args);

    private async Task<int> FinishAsync(Surroundings around, string[] args)
    {
        var code = await Application.RunAsync(args, around);
        (Out, Error) = (around.Out.ToString()!, around.Error.ToString()!);
        return (int)code;
    }
}
