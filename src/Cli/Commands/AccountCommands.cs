using System.CommandLine;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>password</c>: one's own. Both come from a prompt, or from two lines of standard input.</summary>
internal static class AccountCommands
{
    public static Command Build(Grammar grammar)
    {
        var keys = grammar.Option<bool>("--keep-keys", HelpTexts.KeepKeys);
        var invitations = grammar.Option<bool>("--keep-invitations", HelpTexts.KeepInvitations);
        return grammar.Verb(
            "password", HelpTexts.Password, run => ChangeAsync(run, run.Get(keys), run.Get(invitations)), keys, invitations);
    }

    private static async Task<ExitCode> ChangeAsync(Invocation run, bool keepsKeys, bool keepsInvitations)
    {
        var present = await run.Ask.SecretAsync(Texts.AskPresentPassword, fromInput: false, run.Ct);
        if (present.Failed(out var failure))
        {
            return run.Output.Refuse(new Refusal(failure));
        }

        var next = await run.Ask.NewPasswordAsync(run.Ct);
        return next.Failed(out failure)
            ? run.Output.Refuse(new Refusal(failure))
            : await run.DoAsync(HttpMethod.Post, Paths.Password, keepsKeys ? Texts.Changed : Texts.ChangedAndKeysRevoked, new
            {
                CurrentPassword = present.Value,
                NewPassword = next.Value,
                KeepClientKeys = keepsKeys,
                KeepInvitations = keepsInvitations,
            });
    }
}
