using Maru.Contracts.Identity;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.ClientKeys;
using Maru.Modules.Identity.Invitations;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Scopes;
using Maru.Modules.Identity.Sessions;
using Maru.Modules.Identity.SigningIn;
using Maru.Modules.Identity.SigningKeys;
using Maru.Modules.Identity.SigningUp;
using Maru.Modules.Identity.Upkeep;
using Maru.Platform.Settings;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Identity;

/// <summary>Registers and maps the module: who people and programs are, and what they may do and see.</summary>
public static class IdentityModule
{
    /// <summary>Registers the module. Its start-up work needs the migrations to have run.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSource("identity", typeof(IdentityModule).Assembly));
        services.AddSettings<IdentitySettings>("Identity");
        services.AddSingleton(IdentityPermissions.Declared);
        services.AddSingleton<PermissionCatalogue>();
        AddStores(services);
        AddTokens(services);
        AddClientKeys(services);
        AddUseCases(services);
        AddAdministration(services);
        services.AddHostedService<SigningKeyWorker>();
        services.AddSingleton<UpkeepWorker>();
        services.AddHostedService(sp => sp.GetRequiredService<UpkeepWorker>());
        return services;
    }

    /// <summary>Maps <c>/api/v1/identity</c>, <c>/api/v1/access</c> and <c>/api/v1/admin/identity</c>.</summary>
    /// <param name="routes">The host's routes.</param>
    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
        SignInEndpoints.Map(routes);
        BrowserEndpoints.Map(routes);
        OwnAccountEndpoints.Map(routes);
        AccessEndpoints.Map(routes);
        ClientKeyEndpoints.Map(routes);
        ClientKeyEndpoints.MapAdmin(routes);
        AdminAccountEndpoints.Map(routes);
        AdminInvitationEndpoints.Map(routes);
        AdminRightsEndpoints.Map(routes);
    }

    private static void AddStores(IServiceCollection services)
    {
        services.AddSingleton<SqlAccountStore>();
        services.AddSingleton<SqlSetUpTokenStore>();
        services.AddSingleton<SqlInvitationStore>();
        services.AddSingleton<SqlRightsStore>();
        services.AddSingleton<SqlAttemptStore>();
        services.AddSingleton<SqlSessionStore>();
        services.AddSingleton<SqlSigningKeyStore>();
        services.AddSingleton<SqlClientKeyStore>();
        services.AddSingleton<Pbkdf2Passwords>();
    }

    private static void AddTokens(IServiceCollection services)
    {
        services.AddSingleton(sp =>
        {
            var settings = sp.GetRequiredService<IdentitySettings>();
            return new AccessTokenForm(settings.Issuer, settings.Audience);
        });
        services.AddSingleton<KeyMint>();
        services.AddSingleton<AccessKeys>();
        services.AddSingleton<SqlAccessMap>();
        services.AddSingleton(sp =>
            new Snapshot<AccessMap>(AccessMap.Name, sp.GetRequiredService<Db>(), sp.GetRequiredService<SqlAccessMap>().LoadAsync));
        services.AddSingleton<ISnapshot>(sp => sp.GetRequiredService<Snapshot<AccessMap>>());
        services.AddSingleton<Authenticator>();
        services.AddSingleton<IAuthenticator>(sp => sp.GetRequiredService<Authenticator>());
        services.AddSingleton<IDataScopes>(sp => sp.GetRequiredService<Authenticator>());
        services.AddSingleton<IAccountNames>(sp => sp.GetRequiredService<Authenticator>());
    }

    private static void AddClientKeys(IServiceCollection services)
    {
        services.AddSingleton<SqlClientKeyTable>();
        services.AddSingleton(sp => new Snapshot<ClientKeyTable>(
            ClientKeyTable.Name, sp.GetRequiredService<Db>(), sp.GetRequiredService<SqlClientKeyTable>().LoadAsync));
        services.AddSingleton<ISnapshot>(sp => sp.GetRequiredService<Snapshot<ClientKeyTable>>());
        services.AddSingleton<ClientKeyDoor>();
        services.AddSingleton<IClientKeys>(sp => sp.GetRequiredService<ClientKeyDoor>());
    }

    private static void AddUseCases(IServiceCollection services)
    {
        services.AddSingleton<ISetUp, PrepareSetUp>();
        services.AddSingleton<CompleteSetUp>();
        services.AddSingleton<Admission>();
        services.AddSingleton<SignUp>();
        services.AddSingleton<AcceptInvitation>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<HashingTurns>();
        services.AddSingleton<OwnPassword>();
        services.AddSingleton<SessionTokens>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<RefreshSession>();
        services.AddSingleton<EndSession>();
        services.AddSingleton<ClientKeyWriter>();
        services.AddSingleton<CreateClientKey>();
        services.AddSingleton<ChangeClientKey>();
        services.AddSingleton<RevokeClientKey>();
        services.AddSingleton<ReadClientKeys>();
        services.AddSingleton<ChangeProfile>();
        services.AddSingleton<ChangePassword>();
        services.AddSingleton<ExportOwnAccount>();
        services.AddSingleton<DeleteOwnAccount>();
        services.AddSingleton<ReadSessions>();
        services.AddSingleton<EndSessions>();
        services.AddSingleton<CheckIntent>();
    }

    private static void AddAdministration(IServiceCollection services)
    {
        services.AddSingleton<Standing>();
        services.AddSingleton<OpenedWays>();
        services.AddSingleton<OwnersKeys>();
        services.AddSingleton<AccountWriter>();
        services.AddSingleton<ReadAccounts>();
        services.AddSingleton<ChangeRole>();
        services.AddSingleton<DisableAccount>();
        services.AddSingleton<ResetPassword>();
        services.AddSingleton<ScopeCodeCheck>();
        services.AddSingleton<AssignDataScope>();
        services.AddSingleton<CreateInvitation>();
        services.AddSingleton<ReadInvitations>();
        services.AddSingleton<RevokeInvitation>();
        services.AddSingleton<ChangePermission>();
        services.AddSingleton<ChangeSignUpPolicy>();
        services.AddSingleton<ReadSigningKeys>();
        services.AddSingleton<RotateSigningKeys>();
    }
}
