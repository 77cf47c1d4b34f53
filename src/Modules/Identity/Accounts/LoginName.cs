namespace Maru.Modules.Identity.Accounts;

/// <summary>A name to sign in with: a user name or an e-mail address. Both share one namespace.</summary>
internal static class LoginName
{
    public static string? Parse(string? typed) => Username.Parse(typed)?.Text ?? EmailAddress.Parse(typed);
}
