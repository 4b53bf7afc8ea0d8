/* The lease protocol of Sources/JobQueue/Lease.swift for one job and two workers that may stall or die at any point.
 *
 *     spin -run -safety -noclaim lease.pml    no job done twice, none lost, no write of a stale holder granted
 *     spin -run -a -f lease.pml               no starvation: under weak fairness every job ends, or waits for an operator
 *
 * Each atomic block is one statement of the database. Tokens are numbers of which each is given once; they are
 * bounded here by how often a job may be claimed at all. Retries are bounded by ATTEMPTS and deaths by DEADLY, as in the
 * queue; releases and snoozes cost nothing there, so PARDONS bounds them here, and FLAWS how often a worker stalls or dies.
 */
#define ATTEMPTS 2
#define DEADLY 3
#define PARDONS 2
#define FLAWS 4

mtype = { waiting, delayed, leased, expired, done, failed, quarantined }

/* The row. */
mtype place = waiting;
byte token = 0;    /* of the last claim; 0: none. The holder's while leased or expired */
byte attempts = 0;
byte deaths = 0;

/* What is counted to judge by. */
byte sequence = 0;
byte completions = 0;
byte results = 0;  /* rows that holders wrote beside their completion */
byte pardons = 0;
byte flaws = 0;

#define isOver    (place == done || place == failed || place == quarantined)
#define isHeld    (place == leased || place == expired)
#define fenced(t) (isHeld && token == t)

proctype Worker() {
    byte mine;
claiming:
    mine = 0;
    do
    :: atomic { place == waiting -> sequence++; token = sequence; mine = sequence; place = leased } -> goto working
    :: atomic { place == expired && deaths + 1 < DEADLY ->
           deaths++; sequence++; token = sequence; mine = sequence; place = leased } -> goto working
    :: atomic { place == expired && deaths + 1 == DEADLY -> deaths++; token = 0; place = quarantined }
    :: isOver -> goto leaving
    od;
working:
    /* A holder ends its job in one of these ways, or stalls (and tries to write later), or dies (and never does). */
    if
    :: atomic { if
           :: fenced(mine) -> place = done; assert(token == mine); token = 0; completions++; results++
           :: !fenced(mine) -> skip /* LeaseLost: its result is undone with its transaction */
           fi }
    :: atomic { if
           :: fenced(mine) && attempts + 1 < ATTEMPTS -> assert(token == mine); attempts++; token = 0; place = delayed
           :: fenced(mine) && attempts + 1 == ATTEMPTS -> attempts++; token = 0; place = failed
           :: !fenced(mine) -> skip
           fi }
    :: atomic { if
           :: fenced(mine) -> assert(token == mine); attempts++; token = 0; place = failed
           :: !fenced(mine) -> skip
           fi }
    :: atomic { pardons < PARDONS -> pardons++; if
           :: fenced(mine) -> token = 0; place = delayed /* snooze */
           :: fenced(mine) -> token = 0; place = waiting /* release */
           :: !fenced(mine) -> skip
           fi }
    :: atomic { flaws < FLAWS && fenced(mine) && place == leased -> flaws++; place = expired } ->
           if
           :: goto working  /* it stalled past its lease, and will write as if nothing had happened */
           :: skip          /* it died; another process takes its place */
           fi
    :: atomic { place == expired && fenced(mine) -> place = leased } -> goto working /* a late heartbeat */
    fi;
    goto claiming;
leaving:
    skip
}

/* Time ends a back-off. That of a lease needs no process: who stalls or dies lets it end. */
active proctype Time() {
end:
    do
    :: atomic { place == delayed -> place = waiting }
    od
}

init { atomic { run Worker(); run Worker() } }

/* Safety: at every step. The job is always in just one place, so being lost would be a state in which nobody can move it;
 * spin reports that as an invalid end state, since workers leave only when the job is over. */
active proctype Judge() {
end:
    do
    :: atomic { !(completions <= 1 && results == completions && (place == done) == (completions == 1)
           && attempts <= ATTEMPTS && deaths <= DEADLY && (isHeld == (token != 0))) -> assert(false) }
    od
}

ltl no_starvation { <> isOver }
