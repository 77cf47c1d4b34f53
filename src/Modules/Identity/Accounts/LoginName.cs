namespace Maru.Modules.Identity.Accounts;

/// <summary>What may be typed to sign in: a user name or an e-mail address. Both are one namespace.</summary>
internal static class LoginName
{
    public static string? Parse(string? typed) => Username.Parse(typed)?.Text ?? EmailAddress.Parse(typed);
}
