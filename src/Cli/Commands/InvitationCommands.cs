using System.CommandLine;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>invitations</c>: those made so far; <c>users invite</c> makes one.</summary>
internal static class InvitationCommands
{
    private static readonly Column[] Columns =
        [new("id"), new("role"), new("state"), new("note"), new("expires_at", "expires"), new("used_by", "used by"), new("created_at", "created")];

    public static Command Build(Grammar grammar)
    {
        var paging = new Paging(grammar);
        var id = grammar.Argument<string>("id", HelpTexts.Id);
        return grammar.Group(
            "invitations", HelpTexts.Invitations,
            grammar.Verb(
                "list", HelpTexts.InvitationsList,
                run => run.ShowAsync(
                    HttpMethod.Get, Paths.With(Paths.Invitations, paging.Query(run)), page => run.Output.List(page, Columns)),
                [.. paging.Options]),
            grammar.Verb(
                "revoke", HelpTexts.InvitationsRevoke, run => run.DoAsync(HttpMethod.Delete, Paths.Invitation(run.Get(id)), Texts.Revoked), id));
    }
}
