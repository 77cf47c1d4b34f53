using Maru.Kernel;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Passwords;

namespace Maru.Modules.Identity.SigningUp;

/// <summary>The checked input of a person who wants an account. A class, so that printing it does not print the password.</summary>
internal sealed class Newcomer
{
    private Newcomer(Username username, string password, Profile profile) => (Username, Password, Profile) = (username, password, profile);

    public Username Username { get; }

    public string Password { get; }

    public Profile Profile { get; }

    public static Outcome<Newcomer> Check(Application application)
    {
        var faults = new InputFaults();
        var username = Username.Parse(application.Username);
        faults.AddIf(username is null, "username", Username.Rule);
        if (PasswordRule.Against(application.Password, application.Username, application.Email) is { } weak)
        {
            faults.Add("password", weak);
        }

        var profile = Profile.Check(faults, application.Email, application.DisplayName, application.Locale, application.TimeZone);
        return faults.ToFailure() is { } invalid ? invalid : new Newcomer(username!, application.Password!, profile);
    }
}
