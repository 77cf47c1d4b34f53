using System.CommandLine;
using System.Text.Json;
using Maru.Cli.Screen;
using Maru.Cli.Sessions;
using Maru.Cli.Wire;
using Maru.Kernel;

namespace Maru.Cli.Commands;

/// <summary><c>set-up</c>, <c>join</c>, <c>login</c>, <c>logout</c>, <c>whoami</c>.</summary>
internal static class SignInCommands
{
    public static Command[] Build(Grammar grammar)
    {
        var token = grammar.Option<string>("--token", HelpTexts.SetUpToken);
        token.Required = true;
        var invitation = grammar.Option<string>("--token", HelpTexts.InvitationToken);
        invitation.Required = true;
        var username = grammar.Option<string?>("--username", HelpTexts.Username, "-u");
        var invited = grammar.Option<string?>("--username", HelpTexts.Username, "-u");
        var again = grammar.Option<string?>("--username", HelpTexts.Username, "-u");
        var fromInput = grammar.Option<bool>("--password-stdin", HelpTexts.PasswordStdin);
        return
        [
            grammar.Verb("set-up", HelpTexts.SetUp, run => BeginAsync(run, Paths.SetUp, run.Get(token)!, run.Get(username)), token, username),
            grammar.Verb(
                "join", HelpTexts.Join, run => BeginAsync(run, Paths.AcceptInvitation, run.Get(invitation)!, run.Get(invited)), invitation, invited),
            grammar.Verb("login", HelpTexts.Login, run => LoginAsync(run, run.Get(again), run.Get(fromInput)), again, fromInput),
            grammar.Verb("logout", HelpTexts.Logout, LogoutAsync),
            grammar.Verb("whoami", HelpTexts.WhoAmI, run => run.ShowAsync(HttpMethod.Get, Paths.Me, me => run.Output.Card(
                me, new Column("username"), new Column("role"), new Column("id")))),
        ];
    }

    private static async Task<ExitCode> BeginAsync(Invocation run, string path, string token, string? given)
    {
        var username = await UsernameAsync(run, given);
        if (username.Failed(out var failure))
        {
            return run.Output.Refuse(new Refusal(failure));
        }

        var password = await run.Ask.NewPasswordAsync(run.Ct);
        return password.Failed(out failure)
            ? run.Output.Refuse(new Refusal(failure))
            : await SignInAsync(run, path, new { Token = token, Username = username.Value, Password = password.Value });
    }

    private static async Task<ExitCode> LoginAsync(Invocation run, string? given, bool fromInput)
    {
        var username = await UsernameAsync(run, given);
        if (username.Failed(out var failure))
        {
            return run.Output.Refuse(new Refusal(failure));
        }

        var password = await run.Ask.SecretAsync(Texts.AskPassword, fromInput, run.Ct);
        return password.Failed(out failure)
            ? run.Output.Refuse(new Refusal(failure))
            : await SignInAsync(run, Paths.Login, new { Username = username.Value, Password = password.Value });
    }

    private static async Task<Outcome<string>> UsernameAsync(Invocation run, string? given) =>
        given is { Length: > 0 } ? given : await run.Ask.LineAsync(Texts.AskUsername, run.Ct);

    private static async Task<ExitCode> SignInAsync(Invocation run, string path, object body)
    {
        var sender = run.Sender();
        if (sender.Failed(out var failure))
        {
            return run.Output.Refuse(new Refusal(failure));
        }

        var server = sender.Value.Server;
        if (ServerAddress.IsExposed(server))
        {
            run.Output.Note(Texts.PlainHttp, server);
        }

        var answer = await sender.Value.SendAsync(HttpMethod.Post, path, body, bearer: null, run.Ct);
        if (answer.Refusal is { } refusal)
        {
            return run.Output.Refuse(refusal);
        }

        var now = run.Around.Clock.GetUtcNow();
        var stored = run.Sessions.ChangeAsync(before => StoredSession.Of(answer.Body, server, before, now), CancellationToken.None);
        return await stored is { } held
            ? run.Output.Refuse(new Refusal(held))
            : Greet(run, server, answer.Body.Inner("user"));
    }

    // The answer holds tokens, so it is not what --json prints.
    private static ExitCode Greet(Invocation run, Uri server, JsonElement user)
    {
        var (username, role) = (user.Text("username"), user.Text("role"));
        run.Output.PrintObject(
            new { Server = server, Username = username, Role = role }, () => run.Output.Say(Texts.SignedIn, server, username, role));
        return ExitCode.Ok;
    }

    private static async Task<ExitCode> LogoutAsync(Invocation run)
    {
        var session = run.Sessions.Read();
        var ended = true;
        if (session?.RefreshToken is not null)
        {
            if (session.ChatKeyId is { } key)
            {
                await run.SendAsync(HttpMethod.Delete, Paths.ClientKey(key));
            }

            ended = (await run.SendAsync(HttpMethod.Post, Paths.Logout)).Refusal is null or { ExitCode: ExitCode.NotSignedIn };
        }

        if (await run.Sessions.ChangeAsync(_ => null, run.Ct) is { } held)
        {
            return run.Output.Refuse(new Refusal(held));
        }

        run.Output.PrintObject(
            new { SignedOut = true, ServerTold = ended }, () => run.Output.Say(ended ? Texts.SignedOut : Texts.SignedOutHere));
        return ExitCode.Ok;
    }
}
