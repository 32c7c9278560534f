using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Silo.Demo;

/// <summary>
/// Fills an empty server with the company of demo.json when the silo has started. The owner's password comes last, so whether the owner has one
/// tells a whole demo, which is left as its users made it, from one that broke off, which is gone on with.
/// </summary>
/// <remarks>One silo at a time: two that begin together may both make a brand.</remarks>
internal sealed class DemoFiller(
    IGrainFactory grains,
    DemoCompany company,
    DemoTickets tickets,
    DemoKnowledge knowledge,
    DemoResponses responses,
    DemoPeople people,
    DemoDoor door,
    IOptions<DemoOwnerOptions> owner,
    TimeProvider clock) : ILifecycleParticipant<ISiloLifecycle>
{
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 14;

    private readonly PasswordHasher<SignIn> _hasher = new();

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(DemoFiller), ServiceLifecycleStage.Last, token => Fill(DemoScript.Read(), token));

    public async Task Fill(DemoScript script, CancellationToken cancellationToken)
    {
        var first = await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).First();

        if (!await IsUnfinished(script, first))
        {
            return;
        }

        var account = grains.GetGrain<IAccountGrain>(first.Value);

        if (await account.Read() is null)
        {
            (await account.SetUp(script.Account)).Must();
        }

        var cast = await company.Furnish(script, first, owner.Value.EmailOr(script.Owner.Email));
        await tickets.Write(script, cast, clock.GetUtcNow(), cancellationToken);
        await knowledge.Write(cast, cancellationToken);
        await responses.Write(cast, cancellationToken);
        await people.Write(cast, cancellationToken);
        await door.Write(script, cast, cancellationToken);
        await GivePasswords(script, cast);
    }

    private async Task<bool> IsUnfinished(DemoScript script, AccountId first)
    {
        var account = await grains.GetGrain<IAccountGrain>(first.Value).Read();

        if (account is null || account.Name != script.Account)
        {
            return account is null;
        }

        var found = await grains.GetGrain<IMemberDirectoryGrain>(first.Value).Owner();
        return found is null || await Address(found.Email).Read() is not { PasswordHash: not null };
    }

    // Said before the owner's is stored: a crash between the two says another one at the next start.
    private async Task GivePasswords(DemoScript script, DemoCast cast)
    {
        var password = RandomNumberGenerator.GetString(PasswordLetters, PasswordLength);

        foreach (var member in script.Members.Where(member => member.Role is not Role.Owner))
        {
            await Give(cast.Addresses[member.Key], password);
        }

        var ownersAddress = cast.Addresses[script.Owner.Key];
        var own = owner.Value.OwnerPassword is { Length: > 0 } given ? given : null;
        Print(script, ownersAddress, password, own is not null);
        await Give(ownersAddress, own ?? password);
    }

    // To the console and not to the log, which goes to more places than the one person who starts the server looks at.
    private static void Print(DemoScript script, string owner, string password, bool ownersIsOwn)
    {
        Console.WriteLine();
        Console.WriteLine($"  The demo company {script.Account} is ready. Sign in as one of its members:");
        Console.WriteLine($"    {owner} (owner{(ownersIsOwn ? ", with the password of Setup:OwnerPassword" : "")})");

        foreach (var member in script.Members.Where(member => member.Role is not Role.Owner))
        {
            Console.WriteLine($"    {member.Email} ({JsonNamingPolicy.CamelCase.ConvertName(member.Role.ToString())})");
        }

        Console.WriteLine($"  Password, said only this once: {password}");
        Console.WriteLine();
    }

    private async Task Give(string email, string password)
    {
        var address = Address(email);
        var signIn = await address.Read() ?? throw new InvalidOperationException("A member of the demo has no sign-in address.");
        var changed = signIn with { PasswordHash = _hasher.HashPassword(signIn, password), SecurityStamp = Guid.NewGuid().ToString("n") };

        if (await address.Save(changed) is null)
        {
            throw new InvalidOperationException("Somebody else gave a member of the demo a password.");
        }
    }

    private ISignInGrain Address(string email) => grains.GetGrain<ISignInGrain>(EmailAddress.Key(email));
}
