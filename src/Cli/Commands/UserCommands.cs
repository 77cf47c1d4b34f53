using System.CommandLine;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>users</c>: who can sign in, and as what.</summary>
internal static class UserCommands
{
    private static readonly Column[] Columns =
    [
        new("id"), new("username"), new("email"), new("role"), new("disabled"), new("password_change_required", "must change"), new("created_at", "created"),
    ];

    public static Command Build(Grammar grammar) => grammar.Group(
        "users", HelpTexts.Users, List(grammar), Invite(grammar), Role(grammar),
        Act(grammar, "disable", HelpTexts.UsersDisable), Act(grammar, "enable", HelpTexts.UsersEnable), Reset(grammar));

    private static Argument<string> Id(Grammar grammar) => grammar.Argument<string>("id", HelpTexts.Id);

    private static Command List(Grammar grammar)
    {
        var search = grammar.Option<string?>("--search", HelpTexts.UserSearch);
        var role = grammar.Option<string?>("--role", HelpTexts.Role);
        var paging = new Paging(grammar);
        return grammar.Verb(
            "list", HelpTexts.UsersList,
            run => run.ShowAsync(
                HttpMethod.Get, Paths.With(Paths.Users, paging.Query(run, ("search", run.Get(search)), ("role", run.Get(role)))),
                page => run.Output.List(page, Columns)),
            [search, role, .. paging.Options]);
    }

    private static Command Invite(Grammar grammar)
    {
        var role = grammar.Argument<string>("role", HelpTexts.Role);
        var note = grammar.Option<string?>("--note", HelpTexts.Note);
        var days = grammar.Option<int?>("--expires-in-days", HelpTexts.ExpiresInDays);
        return grammar.Verb(
            "invite", HelpTexts.UsersInvite,
            run => run.ShowAsync(
                HttpMethod.Post, Paths.Invitations,
                made =>
                {
                    run.Output.Note(Texts.InvitationOnce);
                    run.Output.Line(made.Text("token") ?? "-");
                },
                new
                {
                    Role = run.Get(role),
                    Note = run.Get(note),
                    ExpiresAt = run.Get(days) is { } count ? run.Around.Clock.GetUtcNow().AddDays(count) : (DateTimeOffset?)null,
                }),
            role, note, days);
    }

    private static Command Role(Grammar grammar)
    {
        var (id, role) = (Id(grammar), grammar.Argument<string>("role", HelpTexts.Role));
        return grammar.Verb(
            "role", HelpTexts.UsersRole,
            run => run.DoAsync(HttpMethod.Put, Paths.UserAct(run.Get(id), "role"), Texts.Changed, new { Role = run.Get(role) }), id, role);
    }

    private static Command Act(Grammar grammar, string verb, Phrase help)
    {
        var id = Id(grammar);
        return grammar.Verb(verb, help, run => run.DoAsync(HttpMethod.Post, Paths.UserAct(run.Get(id), verb), Texts.Changed), id);
    }

    private static Command Reset(Grammar grammar)
    {
        var id = Id(grammar);
        return grammar.Verb(
            "reset-password", HelpTexts.UsersReset,
            run => run.ShowAsync(HttpMethod.Post, Paths.UserAct(run.Get(id), "reset-password"), reset =>
            {
                run.Output.Note(Texts.PasswordOnce);
                run.Output.Line(reset.Text("temporary_password") ?? "-");
            }),
            id);
    }
}
