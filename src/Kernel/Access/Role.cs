namespace Maru.Kernel.Access;

/// <summary>One role a user; each includes the ones before it.</summary>
public enum Role
{
    /// <summary>Reads what is shown to everyone.</summary>
    Viewer,

    /// <summary>Uses the products.</summary>
    User,

    /// <summary>Runs the day's work.</summary>
    Operator,

    /// <summary>Approves what others prepare.</summary>
    Approver,

    /// <summary>Sets up the server.</summary>
    Admin,
}
